package dev.switchboard.stack.foreign;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Two nodes on topics of their own, started once for all tests and closed after the last. */
final class Stand implements BeforeAllCallback {

    static final Topics TOPICS = TestKafka.freshTopics();

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ =
                context.getRoot()
                        .getStore(Namespace.GLOBAL)
                        .computeIfAbsent(Stand.class, _ -> (AutoCloseable) Running::close);
    }

    static List<Node> nodes() {
        return Running.NODES;
    }

    static Feed feed() {
        return Running.FEED;
    }

    /** Started by the first test that asks. */
    private static final class Running {

        static final List<Node> NODES =
                List.of(Node.start("one", TOPICS), Node.start("two", TOPICS));
        static final Feed FEED = feed();

        private static Feed feed() {
            NODES.forEach(Node::untilReady);
            return new Feed(TOPICS);
        }

        static void close() {
            FEED.close();
            NODES.forEach(Node::close);
        }
    }
}
