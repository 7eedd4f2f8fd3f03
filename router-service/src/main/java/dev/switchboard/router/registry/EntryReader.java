package dev.switchboard.router.registry;

import dev.switchboard.router.outbound.OutboundUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one entry of a registry (the schema of servers of 2025-12-11, {@code server.json}). */
final class EntryReader {

    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";
    private static final String STREAMABLE = "streamable-http";
    private static final String SSE = "sse";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_HEADERS = 50;

    private EntryReader() {}

    /** Empty if it has no name, or is not the latest version of its server. */
    static Optional<ListedServer> read(JsonNode entry) {
        String name = entry.at("/server/name").asString("");
        JsonNode official = entry.path("_meta").path(OFFICIAL);
        if (name.length() > LONGEST_NAME
                || !NAME.matcher(name).matches()
                || !official.path("isLatest").asBoolean(true)) {
            return Optional.empty();
        }
        String status = official.path("status").asString("active");
        return Optional.of(
                status.equals("active")
                        ? read(name, entry.path("server"))
                        : new ListedServer.Unusable(
                                name,
                                status.equals("deleted") ? "it is deleted" : "it is deprecated"));
    }

    private static ListedServer read(String name, JsonNode server) {
        List<String> faults = new ArrayList<>();
        for (String type : List.of(STREAMABLE, SSE)) {
            for (JsonNode remote : server.path("remotes")) {
                if (remote.path("type").asString("").equals(type)) {
                    Optional<ListedServer> usable = remote(name, remote, faults);
                    if (usable.isPresent()) {
                        return usable.get();
                    }
                }
            }
        }
        return new ListedServer.Unusable(
                name, faults.isEmpty() ? unreachable(server) : faults.getFirst());
    }

    private static String unreachable(JsonNode server) {
        return server.path("packages").isEmpty()
                ? "it has no address that the router can speak with"
                : "it is a program to install; only the start-up file of the router names programs";
    }

    private static Optional<ListedServer> remote(
            String name, JsonNode remote, List<String> faults) {
        InputTemplate template =
                new InputTemplate(remote.path("url").asString(""), remote.path("variables"));
        Optional<String> url = template.resolved();
        if (url.isEmpty()) {
            faults.add(
                    "its address needs a value for %s; register it by hand"
                            .formatted(template.unset().orElse("a variable")));
            return Optional.empty();
        }
        try {
            OutboundUrl.parse(url.get());
        } catch (IllegalArgumentException e) {
            faults.add("its address cannot be used: " + e.getMessage());
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (JsonNode header : remote.path("headers")) {
            if (headers.size() + missing.size() < MOST_HEADERS) {
                header(header, headers, missing);
            }
        }
        return Optional.of(
                new ListedServer.Remote(
                        name,
                        URI.create(url.get()),
                        remote.path("type").asString("").equals(SSE),
                        headers,
                        missing));
    }

    /**
     * One without a value is left out, unless the server needs it: secrets are there to be sent.
     */
    private static void header(JsonNode header, Map<String, String> headers, List<String> missing) {
        String name = header.path("name").asString("");
        JsonNode variables = header.path("variables");
        Optional<InputTemplate> template =
                InputTemplate.value(header).map(text -> new InputTemplate(text, variables));
        Optional<String> value = template.flatMap(InputTemplate::resolved);
        boolean unsetIsNeeded =
                template.flatMap(InputTemplate::unset)
                        .map(variables::path)
                        .filter(EntryReader::isNeeded)
                        .isPresent();
        if (value.isPresent()) {
            headers.put(name, value.get());
        } else if (isNeeded(header) || unsetIsNeeded) {
            missing.add(name);
        }
    }

    private static boolean isNeeded(JsonNode input) {
        return input.path("isRequired").asBoolean(false) || input.path("isSecret").asBoolean(false);
    }
}
