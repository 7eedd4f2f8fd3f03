package dev.switchboard.broadcast.keeper;

import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.service.report.PeriodicReport;
import java.util.Optional;

/** Logs how many records the keeper decided on, by decision; nothing if there were none. */
final class KeeperReport implements PeriodicReport.Lines {

    private final KeeperCounts counts;
    private final IdempotencyKeys keys;
    private long forgotten;
    private long kept;
    private long repeated;
    private long refused;
    private long moved;

    KeeperReport(KeeperCounts counts, IdempotencyKeys keys) {
        this.counts = counts;
        this.keys = keys;
    }

    @Override
    public Optional<String> next() {
        long newlyKept = counts.kept() - kept;
        long newlyRepeated = counts.repeated() - repeated;
        long newlyRefused = counts.refused() - refused;
        long newlyMoved = counts.moved() - moved;
        kept += newlyKept;
        repeated += newlyRepeated;
        refused += newlyRefused;
        moved += newlyMoved;
        String early = forgottenEarly();
        return newlyKept + newlyRepeated + newlyRefused + newlyMoved == 0 && early.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "written %d, duplicates %d, dead letters %d, moved %d%s"
                                .formatted(
                                        newlyKept, newlyRepeated, newlyRefused, newlyMoved, early));
    }

    private String forgottenEarly() {
        long newlyForgotten = keys.forgottenEarly() - forgotten;
        forgotten += newlyForgotten;
        return newlyForgotten == 0
                ? ""
                : "; idempotency keys forgotten early %d, known for %s only: raise %s"
                        .formatted(
                                newlyForgotten,
                                keys.reach(),
                                "switchboard.broadcast.idempotency-memory");
    }
}
