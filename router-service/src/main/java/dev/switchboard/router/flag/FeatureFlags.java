package dev.switchboard.router.flag;

import dev.openfeature.sdk.Client;
import dev.switchboard.model.flag.FeatureFlag;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which features are on. To ask is to read memory: what OpenFeature says is evaluated whenever
 * something may have changed, not when somebody asks. Thread-safe.
 */
public final class FeatureFlags {

    private final Client client;

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

    void evaluate() {
        EnumSet<FeatureFlag> found = EnumSet.noneOf(FeatureFlag.class);
        for (FeatureFlag flag : FeatureFlag.values()) {
            if (client.getBooleanValue(flag.name(), flag.isOnByDefault())) {
                found.add(flag);
            }
        }
        on = found;
    }
}
