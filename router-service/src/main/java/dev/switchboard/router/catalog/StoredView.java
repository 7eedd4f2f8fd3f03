package dev.switchboard.router.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A view as it is stored.
 *
 * @param changedBy who changed it last; null if they did not say
 */
public record StoredView(View view, Instant changedAt, @Nullable String changedBy) {}
