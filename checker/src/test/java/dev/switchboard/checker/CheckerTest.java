package dev.switchboard.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short run: all parts work together. {@link LongCheckTest} is the merciless one. */
class CheckerTest {

    private static final Duration SHORT = Duration.ofSeconds(5);

    /** The same plan in every build. */
    private static final long SEED = 7;

    /** A checker that checks nothing finds no faults either. */
    private static final List<Figure> HAPPENED =
            List.of(
                    Figure.UPDATES_ACKNOWLEDGED,
                    Figure.DELIVERED_STOMP,
                    Figure.DELIVERED_WS,
                    Figure.DELIVERED_SSE,
                    Figure.DELIVERED_CLIENT);

    @Test
    void every_subscriber_gets_what_kafka_holds() throws Exception {
        try (RunningServices services = new RunningServices()) {
            Scale scale = new Scale(SEED, SHORT, 24, 100, 100);

            Verdict verdict = new Checker(services.target(), scale).run();

            assertThat(verdict.total()).as(verdict.report()).isZero();
            assertThat(HAPPENED).allMatch(figure -> verdict.figure(figure) > 0);
        }
    }
}
