package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import java.util.List;

/** Stores what servers list. Blocks; any thread. */
interface DefinitionRecorder {

    /**
     * Stores what a server lists now.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is unavailable
     */
    void record(ServerName server, List<Definition> listed);
}
