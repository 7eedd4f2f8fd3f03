package dev.switchboard.router.flag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has set in place of a flag's default.
 *
 * @param changedBy who; null where it was not said
 */
record FlagOverride(boolean enabled, Instant changedAt, @Nullable String changedBy) {}
