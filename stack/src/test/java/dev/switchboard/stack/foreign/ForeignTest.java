package dev.switchboard.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.ConsoleProducer;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.KafkaJs;
import dev.switchboard.stack.foreign.producer.Kcat;
import dev.switchboard.testkit.Program;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.soak.Soak;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What tests of foreign producers share: two nodes that must agree on whatever is sent. Each test
 * has contracts of its own.
 */
@Soak
@Tag("foreign")
@ExtendWith(Stand.class)
abstract class ForeignTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final AtomicInteger CONTRACTS = new AtomicInteger();

    private final Feed feed = Stand.feed();
    private Outcomes outcomes;

    @BeforeEach
    void begin() throws Exception {
        outcomes = new Outcomes(feed);
    }

    static Stream<ForeignProducer> all() {
        return Stream.of(new Kcat(), new KafkaJs(), new ConsoleProducer());
    }

    /** Those that write any bytes, not only text. */
    static Stream<ForeignProducer> ofBytes() {
        return Stream.of(new Kcat(), new KafkaJs());
    }

    /** A contract id that no other test uses. */
    static String newContract() {
        return "c-" + CONTRACTS.incrementAndGet();
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** Has a program send a batch, and waits until Kafka has all of it. */
    static void say(ForeignProducer producer, Batch batch) throws Exception {
        try (Program run = start(producer, batch)) {
            assertThat(run.await()).as("%s: %s", producer, run.output()).isZero();
        }
    }

    /** Passes the test over, saying why, where the program is not there. */
    static void require(ForeignProducer producer) {
        producer.absence().ifPresent(why -> abort("%s: %s is not tried".formatted(why, producer)));
    }

    /** Has a program begin to send a batch. */
    static Program start(ForeignProducer producer, Batch batch) throws Exception {
        require(producer);
        return producer.start(TestKafka.bootstrapServers(), Stand.TOPICS.updates().name(), batch);
    }

    /**
     * Waits until this became of the records said by this test, in any order: lines of {@link
     * Outcomes#read()}; and until all nodes say of the contracts what the raw log does.
     */
    void awaitOutcomes(String... lines) {
        await().atMost(LONG_ENOUGH)
                .pollInterval(LOOK)
                .untilAsserted(() -> {
                    assertThat(outcomes.read()).containsExactlyInAnyOrder(lines);
                    agree(Stand.nodes());
                });
    }

    /** What these nodes say is what the raw log, as last read, says. */
    void agree(List<Node> nodes) {
        var contracts = outcomes.contracts();
        for (Node node : nodes) {
            assertThat(node.contracts()).isEqualTo(Truth.contracts(feed.history()));
            assertThat(node.history(contracts)).isEqualTo(Truth.history(feed.history(), contracts));
        }
    }
}
