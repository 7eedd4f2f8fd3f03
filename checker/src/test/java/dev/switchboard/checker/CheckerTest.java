package dev.switchboard.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * A short run in every build; {@code -Dchecker.seconds=600} makes it long, {@code -Dchecker.seed=…}
 * repeats the plan of another.
 */
class CheckerTest {

    /** What no run can do without; a checker that checks nothing finds no faults either. */
    private static final List<Figure> HAPPENED =
            List.of(
                    Figure.UPDATES_ACKNOWLEDGED,
                    Figure.REPEATS,
                    Figure.KEYS_REUSED,
                    Figure.BAD_RECORDS,
                    Figure.DELIVERED_STOMP,
                    Figure.DELIVERED_WS,
                    Figure.DELIVERED_SSE,
                    Figure.DELIVERED_CLIENT,
                    Figure.DELIVERED_TEST,
                    Figure.CUTS,
                    Figure.STALLS,
                    Figure.SNAPSHOTS,
                    Figure.RESUMED_RECOVERED,
                    Figure.CONFLATED);

    @Test
    void every_subscriber_gets_what_kafka_holds() throws Exception {
        long seed = Long.getLong("checker.seed", ThreadLocalRandom.current().nextInt());
        int seconds = Integer.getInteger("checker.seconds", 20);
        System.out.println("seed " + seed);
        try (RunningServices services = new RunningServices()) {
            Scale scale = new Scale(seed, Duration.ofSeconds(seconds), 60, 200, 300);

            Verdict verdict = new Checker(services.target(), scale).run();

            System.out.println(verdict.report());
            assertThat(verdict.found()).as(verdict.report()).isZero();
            assertThat(HAPPENED).allMatch(figure -> verdict.figure(figure) > 0);
        }
    }
}
