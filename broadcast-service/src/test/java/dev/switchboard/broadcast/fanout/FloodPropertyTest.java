package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Subscribers of all kinds that come, stall and go on while the feed never rests. */
class FloodPropertyTest {

    private static final int CHANGES = 20_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void every_snapshot_with_what_followed_live_equals_the_truth() throws Exception {
        flood(100_000, false);
    }

    @Test
    void every_subscriber_that_fell_out_of_the_log_equals_the_truth_in_the_end() throws Exception {
        flood(200, true);
    }

    private record Watched(Client client, Filter filter) {}

    private void flood(int ring, boolean stalling) throws Exception {
        MadeFeed feed = new MadeFeed(100);
        List<Watched> all = new ArrayList<>();
        try (Node node = new Node(feed, ring);
                ExecutorService intake = Executors.newSingleThreadExecutor()) {
            Random changes = new Random(random.nextLong());
            Future<?> flooded =
                    intake.submit(() -> {
                        for (int i = 0; i < CHANGES; i++) {
                            node.feed(AnyFilter.change(feed, changes));
                        }
                    });
            while (!flooded.isDone() && all.size() < 60) {
                all.add(subscribe(node, stalling));
                awaitProgress(node);
            }
            flooded.get();
            all.forEach(watched -> watched.client.transport.flow());

            for (Watched watched : all) {
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() ->
                                assertThat(Mirror.of(watched.client.received()).contracts())
                                        .as("seed %d, %s", seed, watched.filter)
                                        .isEqualTo(Truth.of(feed).matching(watched.filter)));
            }
        }
    }

    private Watched subscribe(Node node, boolean stalling) {
        Filter filter = AnyFilter.of(random);
        Client client = new Client(node);
        if (stalling && random.nextBoolean()) {
            client.transport.stall();
        }
        SlowPolicy policy = random.nextBoolean() ? SlowPolicy.ALL : SlowPolicy.CONFLATE;
        client.subscribe(Ask.all().matching(filter).latest().when(policy));
        return new Watched(client, filter);
    }

    private static void awaitProgress(Node node) {
        long end = node.log.end();
        await().until(() -> node.log.end() > end + 50 || node.log.end() >= CHANGES);
    }
}
