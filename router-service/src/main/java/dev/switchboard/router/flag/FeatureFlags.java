package dev.switchboard.router.flag;

import dev.openfeature.sdk.Client;
import dev.switchboard.model.flag.FeatureFlag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Which features are on. To ask is to read memory: what OpenFeature says is evaluated whenever
 * something may have changed, not when somebody asks. Thread-safe.
 */
public final class FeatureFlags {

    private final Client client;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Never changed once it stands here. */
    private volatile Set<FeatureFlag> on = EnumSet.noneOf(FeatureFlag.class);

    FeatureFlags(Client client) {
        this.client = client;
        evaluate();
    }

    /** Whether the feature is there, as far as this replica knows: one second late at most. */
    public boolean isOn(FeatureFlag flag) {
        return on.contains(flag);
    }

    /**
     * Has somebody told whenever a feature may have become on or off, on the thread that learned of
     * it; must not block.
     */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void evaluate() {
        EnumSet<FeatureFlag> found = EnumSet.noneOf(FeatureFlag.class);
        for (FeatureFlag flag : FeatureFlag.values()) {
            if (client.getBooleanValue(flag.name(), flag.isOnByDefault())) {
                found.add(flag);
            }
        }
        boolean changed = !found.equals(on);
        on = found;
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }
}
