package dev.switchboard.router.flag;

import dev.openfeature.sdk.Client;
import dev.switchboard.model.flag.FeatureFlag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Says which features are on, from memory: it evaluates OpenFeature whenever a flag may have
 * changed, not at each call. Thread-safe.
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

    /** Whether the feature is on, as far as this replica knows: at most one second late. */
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
