package dev.switchboard.router.catalog;

import dev.switchboard.router.catalog.Pins.Screened;
import dev.switchboard.router.upstream.Upstream;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a server lists, and what of it is offered. Thread-safe. */
final class ListedDefinitions {

    private final Upstream upstream;
    private final Pins pins = new Pins();
    private @Nullable List<Definition> listed;
    private boolean wasReadHere;
    private volatile @Nullable ServerListing listing;

    /**
     * What a change made different.
     *
     * @param offered kinds of which something else is offered
     * @param any whether there is any difference at all
     * @param quarantined how many definitions are in quarantine and were not before
     */
    record Difference(Set<DefinitionKind> offered, boolean any, int quarantined) {}

    /**
     * @param stored what the database has of it
     */
    ListedDefinitions(Upstream upstream, StoredDefinitions stored) {
        this.upstream = upstream;
        stored(stored);
    }

    /** Empty if nobody has ever read what the server lists. */
    Optional<ServerListing> listing() {
        return Optional.ofNullable(listing);
    }

    /** Whether the server has listed that before, and nothing else. */
    synchronized boolean areListed(List<Definition> definitions) {
        return definitions.equals(listed);
    }

    /** All that it lists, whether offered or not. */
    synchronized List<Definition> listed() {
        return listed == null ? List.of() : listed;
    }

    /** What is approved by being seen here, and not known to be in the database. */
    synchronized List<Definition> firstSeen() {
        return pins.firstSeen();
    }

    /**
     * The server lists that now.
     *
     * @param approved what the database has as approved since it knows of that, the oldest approval
     *     first; empty if it could not be told
     */
    synchronized Difference read(List<Definition> definitions, List<Definition> approved) {
        pins.stored(approved);
        listed = definitions;
        wasReadHere = true;
        return screen(definitions);
    }

    /** Some replica has recorded or approved definitions. */
    synchronized Difference stored(StoredDefinitions stored) {
        pins.stored(stored.approved());
        if (!wasReadHere && !stored.listed().isEmpty()) {
            listed = stored.listed();
        }
        return listed == null
                ? new Difference(EnumSet.noneOf(DefinitionKind.class), false, 0)
                : screen(listed);
    }

    private Difference screen(List<Definition> definitions) {
        ServerListing before = listing;
        Screened screened = pins.screen(definitions);
        ServerListing now = new ServerListing(upstream, screened.offered(), screened.quarantined());
        Set<DefinitionKind> changed = changedKinds(before, now);
        boolean any =
                before == null
                        || !changed.isEmpty()
                        || !before.quarantined().equals(now.quarantined());
        if (any) {
            listing = now;
        }
        return new Difference(changed, any, newlyQuarantined(before, now));
    }

    private static Set<DefinitionKind> changedKinds(
            @Nullable ServerListing before, ServerListing now) {
        Set<DefinitionKind> changed = EnumSet.noneOf(DefinitionKind.class);
        for (DefinitionKind kind : DefinitionKind.values()) {
            if (before == null || !before.of(kind).equals(now.of(kind))) {
                changed.add(kind);
            }
        }
        return changed;
    }

    private static int newlyQuarantined(@Nullable ServerListing before, ServerListing now) {
        Set<Definition> known = new HashSet<>();
        if (before != null) {
            before.quarantined().forEach(it -> known.add(it.changed()));
        }
        return Math.toIntExact(
                now.quarantined().stream().filter(it -> !known.contains(it.changed())).count());
    }
}
