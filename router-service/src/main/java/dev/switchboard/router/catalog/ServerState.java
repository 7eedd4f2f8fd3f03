package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerDescription;
import dev.switchboard.router.upstream.UpstreamStatus;
import java.util.List;
import java.util.Optional;

/**
 * A server, and how it is at a time.
 *
 * @param description what it says of itself, while there is a connection
 * @param offered what it lists and is approved
 * @param quarantined what it lists and is not approved
 * @param errors the last lines that its process wrote to its standard error, the oldest first
 */
public record ServerState(
        StoredServer registration,
        UpstreamStatus status,
        Optional<ServerDescription> description,
        List<Definition> offered,
        List<Quarantined> quarantined,
        List<String> errors) {}
