package dev.switchboard.checker.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the faults of a run. Any thread. */
public final class Faults {

    /** One broken promise mostly breaks many more after it; the first few tell the story. */
    private static final int KEPT_EACH = 4;

    private final long seed;
    private final List<Fault> kept = new ArrayList<>();
    private final Map<String, Integer> found = new HashMap<>();
    private final Map<Breach, Integer> counts = new EnumMap<>(Breach.class);

    /**
     * @param seed the seed of the run
     */
    public Faults(long seed) {
        this.seed = seed;
    }

    /** Notes a fault that is neither a loss, nor a double, nor out of order. */
    public void add(String who, String what) {
        add(Breach.OTHER, who, what);
    }

    /** Notes a fault; of one subscriber or producer only the first few are kept. */
    public synchronized void add(Breach breach, String who, String what) {
        counts.merge(breach, 1, Integer::sum);
        if (found.merge(who, 1, Integer::sum) <= KEPT_EACH) {
            kept.add(new Fault(seed, breach, who, what));
        }
    }

    /** The faults kept so far, in the order in which they were found. */
    public synchronized List<Fault> kept() {
        return List.copyOf(kept);
    }

    /** How many of each kind were found, those not kept included. */
    public synchronized Map<Breach, Integer> counts() {
        return new EnumMap<>(counts);
    }
}
