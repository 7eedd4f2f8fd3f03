package dev.switchboard.router.catalog;

import java.util.List;
import java.util.Optional;

/** Stores what servers list. Blocks; any thread. */
interface DefinitionRecorder {

    /**
     * Stores what a server lists now.
     *
     * @param firstSeen what was approved by being seen before, while it could not be stored
     * @return what is approved of that server now, the oldest approval first; empty, and nothing is
     *     stored, if it is not registered any more, or otherwise
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is unavailable
     * @throws org.springframework.transaction.TransactionException when PostgreSQL is unavailable
     */
    Optional<List<Definition>> record(
            StoredServer server, List<Definition> firstSeen, List<Definition> listed);
}
