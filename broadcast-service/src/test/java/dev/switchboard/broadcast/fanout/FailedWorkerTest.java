package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.model.contract.Location;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An error, as when memory ends, on a thread that sends. */
class FailedWorkerTest {

    private final MadeFeed feed = new MadeFeed(10);
    private final Node node = new Node(feed);
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void it_is_told_and_no_client_is_left_waiting() {
        client.subscribe(Ask.all());
        node.feed(feed.update("c", Location.CHENNAI));
        await().until(() -> !client.received().isEmpty());
        assertThat(node.fanout.hasFailed()).isFalse();

        client.afterwards(() -> {
            throw new OutOfMemoryError("the test's");
        });

        await().until(client.transport::isCut);
        assertThat(node.fanout.hasFailed()).isTrue();
        await().until(() -> node.fanout.status().connections() == 0);
    }

    @Test
    void an_error_in_what_encodes_is_one_too() {
        client.subscribe(Ask.all());
        client.words.meanwhile(() -> {
            throw new StackOverflowError("the test's");
        });

        node.feed(feed.update("c", Location.CHENNAI));

        await().until(client.transport::isCut);
        assertThat(node.fanout.hasFailed()).isTrue();
    }

    @Test
    void who_catches_up_when_an_error_strikes_is_sent_away() {
        node.feed(feed.update("c", Location.CHENNAI));
        client.words.meanwhile(() -> {
            throw new OutOfMemoryError("the test's");
        });

        client.subscribe(Ask.all().latest());

        await().until(() -> client.transport.lastWord() != null);
        await().until(() -> node.fanout.status().catchUps() == 0);
    }
}
