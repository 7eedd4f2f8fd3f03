package dev.switchboard.router.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The approved definitions of a server. What is new is approved by being seen; what changes
 * afterwards is not, if it is something that models read: a server could turn an approved tool into
 * another. One thread.
 */
final class Pins {

    private final Map<Definition.Key, Map<String, Definition>> approved = new HashMap<>();
    private final Map<Definition.Key, Definition> last = new HashMap<>();

    /**
     * What a server lists, apart by whether it is approved.
     *
     * @param offered in their order
     */
    record Screened(List<Definition> offered, List<Quarantined> quarantined) {}

    /** Adds definitions that were approved before, the oldest first. */
    void approve(Collection<Definition> definitions) {
        definitions.forEach(this::approve);
    }

    private void approve(Definition definition) {
        approved.computeIfAbsent(definition.key(), _ -> new HashMap<>())
                .put(definition.hash(), definition);
        last.put(definition.key(), definition);
    }

    /** Whether something of that kind and name was approved. */
    boolean knows(Definition.Key key) {
        return approved.containsKey(key);
    }

    /** Sorts what a server lists, and approves what is new. */
    Screened screen(List<Definition> listed) {
        List<Definition> offered = new ArrayList<>();
        List<Quarantined> quarantined = new ArrayList<>();
        for (Definition definition : listed) {
            Map<String, Definition> pinned = approved.get(definition.key());
            if (pinned == null || !definition.kind().isPinned()) {
                approve(definition);
                offered.add(definition);
            } else if (pinned.containsKey(definition.hash())) {
                offered.add(definition);
            } else {
                quarantined.add(new Quarantined(definition, last.get(definition.key())));
            }
        }
        return new Screened(List.copyOf(offered), List.copyOf(quarantined));
    }
}
