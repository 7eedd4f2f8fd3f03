package dev.switchboard.router.api;

import dev.switchboard.model.problem.Violation;
import dev.switchboard.router.outbound.OutboundUrl;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Servers of a registry that somebody wants to register.
 *
 * @param search a part of their names; empty for all
 * @param names all of them, if they are named
 * @param changedBy who wants it; null if they do not say
 */
record ImportRequest(
        OutboundUrl registry, String search, Set<String> names, @Nullable String changedBy) {

    static final int MOST_NAMES = 50;

    private static final String REGISTRY = "registry";
    private static final String SEARCH = "search";
    private static final String NAMES = "names";
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST = 200;

    /**
     * Reads a body.
     *
     * @throws dev.switchboard.service.web.problem.ProblemException with all that is wrong
     */
    static ImportRequest read(byte @Nullable [] json) {
        BodyFields body = BodyFields.of(json);
        Optional<OutboundUrl> registry = registry(body);
        String search = body.text(SEARCH, LONGEST);
        Set<String> names = names(body);
        if (search != null && !names.isEmpty()) {
            body.violate(SEARCH, "must be absent if there are names", null);
        }
        String changedBy = body.changedBy();
        body.requireGood("an import");
        return new ImportRequest(
                registry.orElseThrow(), search == null ? "" : search, names, changedBy);
    }

    private static Optional<OutboundUrl> registry(BodyFields body) {
        String text = body.requiredText(REGISTRY, LONGEST_URL);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            OutboundUrl url = OutboundUrl.parse(text);
            if (!url.target().contains("?")) {
                return Optional.of(url);
            }
            body.violate(REGISTRY, "must have no query", StringNode.valueOf(text));
        } catch (IllegalArgumentException e) {
            body.violate(
                    REGISTRY,
                    "must be such as https://mcp-servers.example.com: " + e.getMessage(),
                    StringNode.valueOf(text));
        }
        return Optional.empty();
    }

    private static Set<String> names(BodyFields body) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode given = body.value(NAMES);
        if (given == null) {
            return names;
        }
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_NAMES) {
            body.violate(
                    NAMES,
                    "must be an array of 1 to %d names of the registry".formatted(MOST_NAMES),
                    given);
            return names;
        }
        for (int i = 0; i < given.size(); i++) {
            if (BodyFields.isText(given.get(i), LONGEST)) {
                names.add(given.get(i).stringValue());
            } else {
                body.violate(
                        Violation.of(
                                "/%s/%d".formatted(NAMES, i),
                                "must be a text of 1 to %d characters".formatted(LONGEST),
                                given.get(i)));
            }
        }
        return names;
    }
}
