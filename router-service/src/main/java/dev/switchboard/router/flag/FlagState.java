package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import org.jspecify.annotations.Nullable;

/**
 * How a flag stands, and why.
 *
 * @param override what was set, also where the environment rules over it; null if nothing was
 */
record FlagState(
        FeatureFlag flag, boolean enabled, Source source, @Nullable FlagOverride override) {

    /** What rules. */
    enum Source {
        DEFAULT,
        OVERRIDE,
        ENVIRONMENT
    }
}
