package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.Upstream;
import java.util.List;

/**
 * What a server offers at a time. Immutable.
 *
 * @param definitions in the order of their names, each name once for a kind
 * @param quarantined what it lists beside, and may not be used
 */
public record ServerListing(
        Upstream server, List<Definition> definitions, List<Quarantined> quarantined) {

    public ServerListing {
        definitions = List.copyOf(definitions);
        quarantined = List.copyOf(quarantined);
    }

    /** Those of one kind. */
    public List<Definition> of(DefinitionKind kind) {
        return definitions.stream().filter(it -> it.kind() == kind).toList();
    }
}
