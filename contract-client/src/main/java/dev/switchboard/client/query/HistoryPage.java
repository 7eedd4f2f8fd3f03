package dev.switchboard.client.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes, newest first.
 *
 * @param next asks for the page after this one; empty when there is none
 * @param completeSince from then on every change is there; of the time before, the latest of each
 *     contract
 */
public record HistoryPage(
        List<Recorded> changes, Optional<HistoryQuery> next, Instant completeSince) {

    public HistoryPage {
        changes = List.copyOf(changes);
    }
}
