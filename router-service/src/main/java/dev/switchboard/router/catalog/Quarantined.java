package dev.switchboard.router.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A changed definition that nobody has approved yet.
 *
 * @param changed as the server lists it now
 * @param approved the one approved last; null if it is not known any more
 */
public record Quarantined(Definition changed, @Nullable Definition approved) {}
