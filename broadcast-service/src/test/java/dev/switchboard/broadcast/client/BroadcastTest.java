package dev.switchboard.broadcast.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.feed.Topics;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;

/** What tests of a running broadcast service share. Each test uses contracts of its own. */
public abstract class BroadcastTest {

    private static final AtomicInteger CONTRACTS = new AtomicInteger();

    /** Before anything is sent: the node makes the topics. */
    @BeforeAll
    static void startNode() {
        assertThat(node().port()).isPositive();
    }

    /** A node with all settings as they come. */
    protected static Node node() {
        return Nodes.First.NODE;
    }

    /**
     * Another node on the same topics, with heart-beats of 300 ms, and 400 ms in STOMP, and {@code
     * /actuator/mappings}.
     */
    protected static Node otherNode() {
        return Nodes.Second.NODE;
    }

    protected static Topics topics() {
        return Nodes.TOPICS;
    }

    protected static RouterTopics routerTopics() {
        return Nodes.ROUTER_TOPICS;
    }

    /**
     * A contract id that no other test uses, nor an example of a document, all of which are sent.
     */
    protected static String freshContract() {
        return "fresh-" + CONTRACTS.incrementAndGet();
    }
}
