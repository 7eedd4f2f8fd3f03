package dev.switchboard.bench.ingest;

import dev.switchboard.bench.scenario.Solo;
import java.util.List;

/** All that is measured of the way in. */
public final class Ingest {

    /** Stands for all of it. */
    public static final String NAME = "ingest";

    private Ingest() {}

    /** In the order of the documentation. */
    public static List<Solo> all() {
        return List.of(
                Single.solo(),
                Trickle.solo(),
                Bulk.solo(),
                KeeperThroughput.solo(),
                ColdStart.solo(),
                Overload.solo());
    }
}
