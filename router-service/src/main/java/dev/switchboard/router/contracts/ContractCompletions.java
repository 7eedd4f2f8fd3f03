package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.contract.Location;
import dev.switchboard.router.primitive.Completion;
import java.time.Duration;

/** What ids and locations may be, while somebody types. */
final class ContractCompletions {

    /** Who types does not wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ContractQueries queries;

    ContractCompletions(ContractQueries queries) {
        this(queries, PATIENCE);
    }

    /** The same with another patience. */
    ContractCompletions(ContractQueries queries, Duration patience) {
        this.queries = queries.noLongerThan(patience);
    }

    /**
     * The first ids that begin so, in their order; none where they can't be had now. Where there
     * are more than fit, the total says one more: how many there are is not counted.
     */
    Completion ids(String beginning) throws InterruptedException {
        try {
            return Completion.of(queries.ids(beginning, Completion.MOST + 1));
        } catch (CallFailedException e) {
            return Completion.NONE;
        }
    }

    Completion locations(String beginning) {
        return Completion.startingWith(beginning, Location.labels());
    }
}
