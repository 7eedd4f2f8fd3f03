package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.catalog.Definition;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.Quarantined;
import dev.switchboard.router.catalog.ServerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A part of the definitions of a server. */
final class DefinitionsPage {

    static final int MOST = 1_000;
    static final int USUAL = 100;

    private static final String SEPARATOR = "/";

    private DefinitionsPage() {}

    /** Whether a definition is offered. */
    enum State {
        OFFERED("offered"),
        QUARANTINED("quarantined");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        static Optional<State> of(String label) {
            return label.equals(OFFERED.label)
                    ? Optional.of(OFFERED)
                    : label.equals(QUARANTINED.label) ? Optional.of(QUARANTINED) : Optional.empty();
        }
    }

    /**
     * Which of them.
     *
     * @param after the last one of the page before
     */
    record Query(
            Optional<DefinitionKind> kind,
            Optional<State> state,
            int limit,
            Optional<Definition.Key> after) {

        private boolean wants(Listed listed) {
            Definition.Key key = listed.definition().key();
            return kind.filter(it -> it != key.kind()).isEmpty()
                    && state.filter(it -> it != listed.state()).isEmpty()
                    && after.filter(it -> it.compareTo(key) >= 0).isEmpty();
        }
    }

    /** The last of a page, as a caller names it. */
    static Optional<Definition.Key> position(String next) {
        int end = next.indexOf(SEPARATOR);
        return end < 0
                ? Optional.empty()
                : DefinitionKind.of(next.substring(0, end))
                        .map(kind -> new Definition.Key(kind, next.substring(end + 1)));
    }

    private record Listed(Definition definition, State state, @Nullable Definition approved) {}

    /** The JSON of a page. */
    static ObjectNode of(ServerState server, Query query) {
        List<Listed> all = new ArrayList<>();
        server.offered().forEach(it -> all.add(new Listed(it, State.OFFERED, null)));
        for (Quarantined it : server.quarantined()) {
            all.add(new Listed(it.changed(), State.QUARANTINED, it.approved()));
        }
        all.sort((one, other) -> one.definition().compareTo(other.definition()));
        List<Listed> wanted = all.stream().filter(query::wants).limit(query.limit() + 1L).toList();
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode data = json.putArray("data");
        wanted.stream().limit(query.limit()).forEach(listed -> data.add(item(listed)));
        if (wanted.size() > query.limit()) {
            Definition.Key last = wanted.get(query.limit() - 1).definition().key();
            json.put("next", last.kind().label() + SEPARATOR + last.name());
        }
        return json;
    }

    private static ObjectNode item(Listed listed) {
        Definition definition = listed.definition();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("kind", definition.kind().label());
        json.put("name", definition.name());
        json.put("state", listed.state().label());
        version(json, definition);
        if (listed.approved() != null) {
            version(json.putObject("approved"), listed.approved());
        }
        return json;
    }

    private static void version(ObjectNode json, Definition definition) {
        json.put("hash", definition.hash());
        json.set("definition", definition.json());
    }
}
