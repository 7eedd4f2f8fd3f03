package dev.switchboard.broadcast.client;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Two nodes on the same topics, started once for all tests and closed after the last. */
final class Nodes implements BeforeAllCallback {

    static final Topics TOPICS = TestKafka.freshTopics();

    private static volatile boolean secondStarted;

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ =
                context.getRoot()
                        .getStore(Namespace.GLOBAL)
                        .computeIfAbsent(Nodes.class, _ -> closer());
    }

    private static AutoCloseable closer() {
        Node first = First.NODE;
        return () -> {
            if (secondStarted) {
                Second.NODE.close();
            }
            first.close();
            Feed.close();
        };
    }

    private static Node start(String... settings) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 2);
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

        static {
            secondStarted = true;
        }

        private Second() {}
    }
}
