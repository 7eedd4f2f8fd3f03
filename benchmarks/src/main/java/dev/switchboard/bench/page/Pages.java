package dev.switchboard.bench.page;

import dev.switchboard.bench.scenario.Solo;
import java.util.List;

/** All that is measured of the pages. */
public final class Pages {

    /** Stands for all of it. */
    public static final String NAME = "pages";

    private Pages() {}

    /** In the order of the documentation. */
    public static List<Solo> all() {
        return List.of(PageFrames.table(), PageFrames.scene());
    }
}
