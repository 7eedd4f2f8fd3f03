package dev.switchboard.broadcast.keeper;

import dev.switchboard.service.report.PeriodicReport;
import java.util.Optional;

/** Words what the keeper ruled; silent while there was nothing to rule on. */
final class KeeperReport implements PeriodicReport.Lines {

    private final KeeperCounts counts;
    private long kept;
    private long repeated;
    private long refused;
    private long moved;

    KeeperReport(KeeperCounts counts) {
        this.counts = counts;
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
        return newlyKept + newlyRepeated + newlyRefused + newlyMoved == 0
                ? Optional.empty()
                : Optional.of(
                        "kept %d, repeats of a key %d, dead letters %d, moved %d"
                                .formatted(newlyKept, newlyRepeated, newlyRefused, newlyMoved));
    }
}
