package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.client.PatientDrain;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;

/** A node to be stopped, on topics of its own: when it goes no other node has to take over. */
final class LeavingNode {

    private LeavingNode() {}

    static Node start() {
        Topics topics = TestKafka.freshTopics();
        return Node.startWith(
                        PatientDrain.class,
                        "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                        "switchboard.topic-prefix=" + topics.prefix())
                .untilReady();
    }
}
