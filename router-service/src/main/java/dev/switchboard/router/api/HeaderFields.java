package dev.switchboard.router.api;

import dev.switchboard.model.problem.Violation;
import dev.switchboard.router.outbound.Headers;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the headers that a server is to be sent. Their values are secrets: no fault shows one. */
final class HeaderFields {

    private static final String FIELD = "headers";
    private static final int MOST = 50;
    private static final int LONGEST_VALUE = 8_000;

    /** What the transports of MCP say themselves; so are all that begin with {@code mcp-}. */
    private static final Set<String> OF_THE_TRANSPORT =
            Set.of("accept", "content-type", "last-event-id", "cache-control");

    private HeaderFields() {}

    /**
     * Reads the field of a body.
     *
     * @return values by names; null for one that keeps its stored value
     */
    static Map<String, @Nullable String> read(BodyFields body, boolean isChange) {
        Map<String, @Nullable String> headers = new LinkedHashMap<>();
        JsonNode json = body.value(FIELD);
        if (json == null) {
            return headers;
        }
        if (!json.isObject()) {
            body.violate(FIELD, "must be an object of texts by names", null);
            return headers;
        }
        if (json.size() > MOST) {
            body.violate(FIELD, "must have at most %d names".formatted(MOST), null);
            return headers;
        }
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> header : json.properties()) {
            Optional<String> fault =
                    names.add(header.getKey().toLowerCase(Locale.ROOT))
                            ? fault(header.getKey(), header.getValue(), isChange)
                            : Optional.of("came before in other letters");
            fault.ifPresent(it ->
                    body.violate(
                            new Violation(
                                    "/%s/%s".formatted(FIELD, Violation.escape(header.getKey())),
                                    it,
                                    null,
                                    null)));
            headers.put(
                    header.getKey(),
                    header.getValue().isString() ? header.getValue().stringValue() : null);
        }
        return headers;
    }

    private static Optional<String> fault(String name, JsonNode value, boolean isChange) {
        if (value.isNull() && isChange) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().length() > LONGEST_VALUE) {
            return Optional.of(
                    "must be a text of up to %,d characters%s"
                            .formatted(
                                    LONGEST_VALUE,
                                    isChange ? ", or null for the one that is stored" : ""));
        }
        return fault(name, value.stringValue());
    }

    /** Why a header cannot be sent; empty if it can. */
    static Optional<String> fault(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mcp-") || OF_THE_TRANSPORT.contains(lower)) {
            return Optional.of("is set by the router itself");
        }
        try {
            Headers.NONE.with(name, value);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("cannot be sent: " + e.getMessage());
        }
    }
}
