package dev.switchboard.router.catalog;

import java.util.List;

/**
 * What the database has of a server's definitions.
 *
 * @param approved those ever approved, the oldest approval first
 * @param listed those that the server listed when some replica read them last, in the order of
 *     their names
 */
record StoredDefinitions(List<Definition> approved, List<Definition> listed) {

    static final StoredDefinitions NONE = new StoredDefinitions(List.of(), List.of());

    StoredDefinitions {
        approved = List.copyOf(approved);
        listed = listed.stream().sorted().toList();
    }
}
