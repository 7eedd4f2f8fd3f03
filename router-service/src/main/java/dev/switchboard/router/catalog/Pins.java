package dev.switchboard.router.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The approved definitions of a server. What is new is approved by being seen; what changes
 * afterwards is not, if it is something that models read: a server could turn an approved tool into
 * another. What the database has rules over what was seen here. One thread at a time.
 */
final class Pins {

    /** Names of a server; those beyond it are not approved by being seen. */
    static final int MOST_NAMES = 20_000;

    private final Map<Definition.Key, Approved> stored = new HashMap<>();
    private final Map<Definition.Key, Definition> firstSeen = new LinkedHashMap<>();

    /**
     * What is approved under one name.
     *
     * @param last the one approved last
     */
    private record Approved(Set<String> hashes, Definition last) {}

    /**
     * What a server lists, apart by whether it is approved.
     *
     * @param offered in their order
     */
    record Screened(List<Definition> offered, List<Quarantined> quarantined) {}

    /** Adds definitions that the database has as approved, the oldest approval first. */
    void stored(Collection<Definition> definitions) {
        for (Definition definition : definitions) {
            if (definition.kind().isPinned()) {
                Approved before = stored.get(definition.key());
                Set<String> hashes = before == null ? new HashSet<>() : before.hashes();
                hashes.add(definition.hash());
                stored.put(definition.key(), new Approved(hashes, definition));
                firstSeen.remove(definition.key());
            }
        }
    }

    /** What is approved by being seen here, and not known to be in the database. */
    List<Definition> firstSeen() {
        return List.copyOf(firstSeen.values());
    }

    /** Sorts what a server lists, and approves what is new. */
    Screened screen(List<Definition> listed) {
        List<Definition> offered = new ArrayList<>();
        List<Quarantined> quarantined = new ArrayList<>();
        for (Definition definition : listed) {
            if (!definition.kind().isPinned() || isApproved(definition)) {
                offered.add(definition);
            } else {
                Approved known = stored.get(definition.key());
                quarantined.add(
                        new Quarantined(
                                definition,
                                known == null ? firstSeen.get(definition.key()) : known.last()));
            }
        }
        return new Screened(List.copyOf(offered), List.copyOf(quarantined));
    }

    private boolean isApproved(Definition definition) {
        Approved known = stored.get(definition.key());
        if (known != null) {
            return known.hashes().contains(definition.hash());
        }
        if (!firstSeen.containsKey(definition.key())
                && stored.size() + firstSeen.size() < MOST_NAMES) {
            firstSeen.put(definition.key(), definition);
        }
        return definition.equals(firstSeen.get(definition.key()));
    }
}
