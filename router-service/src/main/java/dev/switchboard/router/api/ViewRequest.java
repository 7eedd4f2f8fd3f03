package dev.switchboard.router.api;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.router.catalog.NameFilter;
import dev.switchboard.router.catalog.View;
import dev.switchboard.router.catalog.ViewJson;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.service.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A view as somebody wants it.
 *
 * @param changedBy who wants it; null if they do not say
 */
record ViewRequest(View view, @Nullable String changedBy) {

    /** Servers that a view can name. */
    static final int MOST_SERVERS = 1_000;

    static final int LONGEST_DESCRIPTION = 2_000;

    /** The size of a stored view. */
    static final int MOST_BYTES = 64 << 10;

    private static final String WHAT = "a view";
    private static final String SERVERS = "servers";

    /**
     * Reads a body.
     *
     * @param name the one in the path
     * @throws ProblemException with all that is wrong
     */
    static ViewRequest read(String name, byte @Nullable [] json) {
        BodyFields body = BodyFields.of(json);
        if (!ServerName.isName(name)) {
            body.violate(
                    "name", "in the path must be a name: " + ServerName.RULE, new StringNode(name));
        }
        JsonNode same = body.value("name");
        if (same != null && !same.asString("").equalsIgnoreCase(name)) {
            body.violate("name", "must be that in the path, if it is there", same);
        }
        // what GET shows besides can be sent back
        body.value("path");
        body.value("changed_at");
        String description = description(body);
        Optional<List<ServerName>> servers = servers(body);
        NameFilter tools = NameFilterFields.read(body, "tools", true);
        NameFilter prompts = NameFilterFields.read(body, "prompts", true);
        NameFilter resources = NameFilterFields.read(body, "resources", false);
        String changedBy = body.changedBy();
        body.requireGood(WHAT);
        View view = new View(new ServerName(name), description, servers, tools, prompts, resources);
        requireSmall(view);
        return new ViewRequest(view, changedBy);
    }

    /** Each replica keeps all views in memory. */
    private static void requireSmall(View view) {
        int bytes = ViewJson.of(view).toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            String rule =
                    "must have at most %,d bytes of JSON, and has %,d: use fewer names, or patterns"
                            .formatted(MOST_BYTES, bytes);
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    "a view " + rule,
                    List.of(Violation.of("", rule, null)));
        }
    }

    private static String description(BodyFields body) {
        return Objects.requireNonNullElse(body.lines("description", LONGEST_DESCRIPTION), "");
    }

    private static Optional<List<ServerName>> servers(BodyFields body) {
        JsonNode given = body.value(SERVERS);
        if (given == null) {
            return Optional.empty();
        }
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_SERVERS) {
            body.violate(
                    SERVERS,
                    "must be an array of 1 to %,d names, or be absent for all servers"
                            .formatted(MOST_SERVERS),
                    given);
            return Optional.empty();
        }
        for (int i = 0; i < given.size(); i++) {
            if (!ServerName.isName(given.get(i).asString(""))) {
                body.violate(
                        Violation.of(
                                "/%s/%d".formatted(SERVERS, i),
                                "must be a name of a server: " + ServerName.RULE,
                                given.get(i)));
            }
        }
        return Optional.of(
                given.valueStream()
                        .map(it -> it.asString(""))
                        .filter(ServerName::isName)
                        .map(ServerName::new)
                        .toList());
    }
}
