package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection does in one step, so that no reconnect message comes in the middle of it. */
class OneStepTest {

    private static final ReconnectDelay DELAY =
            new ReconnectDelay(Duration.ofMillis(100), Duration.ofSeconds(3));

    private final MadeFeed feed = new MadeFeed(10);
    private final Node node = new Node(feed, 1000);
    private final Client client = new Client(node);

    /** Its worker counts a connection when it gets to it; none is what there is before, too. */
    @BeforeEach
    void isConnected() {
        await().until(() -> node.fanout.status().connections() == 1);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_client_whose_subscription_is_announced_is_told_its_cursor() {
        client.replace(null, Ask.all(), () -> client.drain(DELAY));

        await().until(() -> client.transport.notice() != null);
        assertThat(client.reconnects()).containsExactly(feed.end());
    }

    @Test
    void a_client_whose_subscription_is_replaced_is_told_the_cursor_of_the_new_one() {
        Subscription before = client.subscribe(Ask.all());
        Subscription next = client.replace(before, Ask.contracts("c-1"), () -> client.drain(DELAY));

        await().until(() -> client.transport.notice() != null);
        assertThat(client.reconnects()).hasSize(1);
        assertThat(before.isClosed()).isTrue();
        assertThat(next.isClosed()).isTrue();
    }

    @Test
    void a_connection_is_gone_only_after_its_last_word() {
        List<Long> connections = new CopyOnWriteArrayList<>();
        client.subscribe(Ask.all());

        client.close(() -> connections.add(node.fanout.status().connections()));

        await().until(() -> node.fanout.status().connections() == 0);
        assertThat(connections).containsExactly(1L);
    }

    @Test
    void a_last_word_waits_for_the_answers_owed() {
        List<String> said = new CopyOnWriteArrayList<>();
        client.owesAnswer();
        client.owesAnswer();
        client.close(() -> said.add("last word"));
        client.close(() -> said.add("very last word"));

        client.answered();
        client.afterwards(() -> said.add("answer"));
        client.afterwards(client::answered);

        await().until(() -> node.fanout.status().connections() == 0);
        assertThat(said).containsExactly("answer", "last word", "very last word");
    }

    @Test
    void a_last_word_is_said_where_the_connection_ends_before_all_is_answered() {
        List<String> said = new CopyOnWriteArrayList<>();
        client.owesAnswer();
        client.close(() -> said.add("last word"));

        client.close();

        await().until(() -> node.fanout.status().connections() == 0);
        assertThat(said).containsExactly("last word");
    }
}
