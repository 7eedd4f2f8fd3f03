package dev.switchboard.broadcast.client;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.util.Arrays;

/**
 * Two nodes on the same topics, each started by the first test that asks; they end with the JVM,
 * which Surefire keeps for many classes without saying which is the last.
 */
final class Nodes {

    static final Topics TOPICS = TestKafka.freshTopics();
    static final RouterTopics ROUTER_TOPICS = new RouterTopics(TOPICS.prefix());

    private static Node start(String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 2);
        all[settings.length] = "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers();
        all[settings.length + 1] = "switchboard.topic-prefix=" + TOPICS.prefix();
        return Node.start(all).untilReady();
    }

    /** As it comes, without settings. */
    static final class First {
        static final Node NODE = start();

        private First() {}
    }

    /** With heart-beats that a test can wait for, and with a list of its routes. */
    static final class Second {
        static final Node NODE =
                start(
                        "switchboard.broadcast.heartbeat=300ms",
                        "switchboard.broadcast.stomp-heartbeat=400ms",
                        "management.endpoints.web.exposure.include=health,mappings");

        private Second() {}
    }
}
