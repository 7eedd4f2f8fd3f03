package dev.switchboard.router.replica;

import dev.switchboard.router.gateway.OtherReplicas;
import dev.switchboard.router.outbound.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The headers that pass between a client and the replica of its session. */
final class ForwardedHeaders {

    /** They belong to a connection (RFC 9110, section 7.6.1). */
    private static final Set<String> OF_CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    /**
     * The client sets them, or the replica that forwards has acted on them. The owner learns from
     * the token whose request it is, so credentials stay here.
     */
    private static final Set<String> NOT_IN_REQUESTS =
            Set.of(
                    "accept-encoding",
                    "authorization",
                    "content-length",
                    "cookie",
                    "expect",
                    "forwarded",
                    "host",
                    "origin",
                    "user-agent",
                    OtherReplicas.HEADER.toLowerCase(Locale.ROOT),
                    OtherReplicas.HOP_HEADER.toLowerCase(Locale.ROOT));

    private static final String ONE_HOP = "1";

    private static final String FORWARDED = "x-forwarded-";

    /** The replica that forwards sets them itself. */
    private static final Set<String> NOT_IN_ANSWERS = Set.of("date", "server", "vary");

    private static final String CROSS_ORIGIN = "access-control-";

    private ForwardedHeaders() {}

    /** Those of a request; what cannot be sent is left out. */
    static Headers request(Map<String, List<String>> all, String token) {
        Set<String> ofConnection = named(all);
        Headers headers =
                Headers.NONE
                        .with(OtherReplicas.HEADER, token)
                        .with(OtherReplicas.HOP_HEADER, ONE_HOP);
        for (var header : all.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!ofConnection.contains(name)
                    && !NOT_IN_REQUESTS.contains(name)
                    && !name.startsWith(FORWARDED)) {
                for (String value : header.getValue()) {
                    headers = with(headers, header.getKey(), value);
                }
            }
        }
        return headers;
    }

    private static Headers with(Headers headers, String name, String value) {
        try {
            return headers.with(name, value);
        } catch (IllegalArgumentException e) {
            // No header that is read beyond the token may have such a value.
            return headers;
        }
    }

    /** Those of an answer, by names in any case. */
    static Map<String, List<String>> answer(Headers all) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Headers.Field field : all.fields()) {
            values.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field.value());
        }
        Set<String> ofConnection = named(values);
        values.keySet()
                .removeIf(header -> {
                    String name = header.toLowerCase(Locale.ROOT);
                    return ofConnection.contains(name)
                            || NOT_IN_ANSWERS.contains(name)
                            || name.startsWith(CROSS_ORIGIN);
                });
        return values;
    }

    /** Those of the connection, and those that it names as such. */
    private static Set<String> named(Map<String, List<String>> all) {
        Set<String> names = new HashSet<>(OF_CONNECTION);
        all.forEach((name, values) -> {
            if (name.equalsIgnoreCase("connection")) {
                values.stream()
                        .flatMap(value -> List.of(value.split(",", -1)).stream())
                        .map(text -> text.strip().toLowerCase(Locale.ROOT))
                        .forEach(names::add);
            }
        });
        return names;
    }
}
