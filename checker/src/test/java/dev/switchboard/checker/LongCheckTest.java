package dev.switchboard.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Verdict;
import dev.switchboard.testkit.soak.Soak;
import dev.switchboard.testkit.soak.SoakRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A minute with subscribers that are cut off, stall and fall behind. */
@Soak
@Tag("checker")
class LongCheckTest {

    private static final Duration LONG = Duration.ofSeconds(60);

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
    void every_subscriber_gets_what_kafka_holds(SoakRow row) throws Exception {
        row.named("subscribers cut off, stalled and behind");
        try (RunningServices services = new RunningServices()) {
            Scale scale = new Scale(row.seed(), LONG, 60, 200, 300);

            Verdict verdict = new Checker(services.target(), scale).run();

            System.out.println(verdict.report());
            row.breaches(
                    verdict.found(Breach.LOST),
                    verdict.found(Breach.DOUBLED),
                    verdict.found(Breach.OUT_OF_ORDER),
                    verdict.found(Breach.OTHER));
            assertThat(verdict.total()).as(verdict.report()).isZero();
            assertThat(HAPPENED).allMatch(figure -> verdict.figure(figure) > 0);
        }
    }
}
