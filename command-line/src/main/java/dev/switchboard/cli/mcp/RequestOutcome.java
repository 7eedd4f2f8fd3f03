package dev.switchboard.cli.mcp;

import dev.switchboard.client.rest.NoAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a request that was sent to the endpoint. */
sealed interface RequestOutcome {

    /**
     * Its response, which is still to be passed on.
     *
     * @param sessionId of the session that began with it; null where none did
     */
    record Responded(ServerMessage response, @Nullable String sessionId)
            implements RequestOutcome {}

    /** There will be no response. */
    record Withdrawn() implements RequestOutcome {}

    /** It was not taken, as there is no such session. */
    record NoSession() implements RequestOutcome {}

    /** It was not taken, as nobody is there. */
    record NotReached(NoAnswer why) implements RequestOutcome {}

    /**
     * Whether it was taken is unknown.
     *
     * @param lastEventId what to come back with for the rest; null where that can't be done
     * @param retry after which time; null where the server did not say
     */
    record Broken(NoAnswer why, @Nullable String lastEventId, @Nullable Duration retry)
            implements RequestOutcome {}
}
