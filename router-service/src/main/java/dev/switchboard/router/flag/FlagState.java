package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import org.jspecify.annotations.Nullable;

/**
 * The state of a flag, and its source.
 *
 * @param override the stored setting, even if the environment overrides it; null if there is none
 */
record FlagState(
        FeatureFlag flag, boolean enabled, Source source, @Nullable FlagOverride override) {

    /** The source that applies. */
    enum Source {
        DEFAULT,
        OVERRIDE,
        ENVIRONMENT
    }
}
