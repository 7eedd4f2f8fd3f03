package dev.switchboard.router.api;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.service.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A server as somebody wants to register it.
 *
 * @param headers values by names; null for one that keeps its stored value
 * @param changedBy who wants it; null if they do not say
 */
record ServerRequest(
        ServerName name,
        OutboundUrl url,
        boolean legacy,
        Map<String, @Nullable String> headers,
        boolean enabled,
        boolean stateful,
        @Nullable String changedBy) {

    /** The name under which the router's own tools are listed. */
    static final String OWN = "switchboard";

    /** How a server at an address is spoken with. */
    static final List<String> TRANSPORTS = List.of("streamable-http", "sse");

    private static final String NAME = "name";
    private static final String WHAT = "a server";
    private static final int LONGEST = 4_096;
    private static final OutboundUrl NO_URL = OutboundUrl.parse("https://none.invalid/");

    /**
     * Reads a body that registers a server.
     *
     * @throws ProblemException with all that is wrong
     */
    static ServerRequest registration(byte @Nullable [] json) {
        BodyFields body = BodyFields.of(json);
        String name = body.requiredText(NAME, LONGEST);
        if (!name.isEmpty() && !ServerName.isName(name)) {
            body.violate(NAME, "must be a name: " + ServerName.RULE, StringNode.valueOf(name));
        } else if (name.equalsIgnoreCase(OWN)) {
            body.violate(
                    NAME,
                    "must be another: it stands for the router itself",
                    StringNode.valueOf(name));
        }
        return read(body, ServerName.isName(name) ? new ServerName(name) : null, false);
    }

    /**
     * Reads a body that changes a server.
     *
     * @param name the one in the path
     * @throws ProblemException with all that is wrong
     */
    static ServerRequest change(ServerName name, byte @Nullable [] json) {
        BodyFields body = BodyFields.of(json);
        JsonNode same = body.value(NAME);
        if (same != null && !same.asString("").equalsIgnoreCase(name.value())) {
            body.violate(NAME, "must be that in the path, if it is there", same);
        }
        return read(body, name, true);
    }

    private static ServerRequest read(
            BodyFields body, @Nullable ServerName name, boolean isChange) {
        OutboundUrl url = url(body);
        boolean legacy = isLegacy(body);
        Map<String, @Nullable String> headers = HeaderFields.read(body, isChange);
        boolean enabled = body.flag("enabled", true);
        boolean stateful = body.flag("stateful", false);
        String changedBy = body.changedBy();
        body.requireGood(WHAT);
        return new ServerRequest(
                Objects.requireNonNull(name), url, legacy, headers, enabled, stateful, changedBy);
    }

    private static OutboundUrl url(BodyFields body) {
        String text = body.requiredText("url", LONGEST);
        if (text.isEmpty()) {
            return NO_URL;
        }
        try {
            return OutboundUrl.parse(text);
        } catch (IllegalArgumentException e) {
            body.violate(
                    "url",
                    "must be such as https://host/mcp: " + e.getMessage(),
                    StringNode.valueOf(text));
            return NO_URL;
        }
    }

    private static boolean isLegacy(BodyFields body) {
        JsonNode transport = body.value("transport");
        if (transport == null) {
            return false;
        }
        if (!TRANSPORTS.contains(transport.asString(""))) {
            body.violate(
                    Violation.of(
                                    "/transport",
                                    "must be one of " + String.join(", ", TRANSPORTS),
                                    transport)
                            .allowing(TRANSPORTS));
        }
        return transport.asString("").equals("sse");
    }

    /** The server, if it is new. */
    ServerConfiguration configuration() {
        return configuration(Headers.NONE);
    }

    /**
     * What a stored server becomes.
     *
     * @throws ProblemException if there is no stored value for a header that keeps its
     */
    ServerConfiguration changed(ServerConfiguration stored) {
        return configuration(
                stored.endpoint() instanceof ServerEndpoint.Http http
                        ? http.headers()
                        : Headers.NONE);
    }

    private ServerConfiguration configuration(Headers stored) {
        Headers values = Headers.NONE;
        List<Violation> violations = new ArrayList<>();
        for (Map.Entry<String, @Nullable String> field : headers.entrySet()) {
            String header = field.getKey();
            String given = field.getValue();
            String value = given == null ? stored.first(header).orElse(null) : given;
            if (value == null) {
                violations.add(
                        new Violation(
                                "/headers/" + Violation.escape(header),
                                "must have a value: none is stored",
                                null,
                                null));
            } else {
                values = values.with(header, value);
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST, "some headers have no value", violations);
        }
        return new ServerConfiguration(
                name, new ServerEndpoint.Http(url, legacy, values, false), enabled, stateful);
    }

    /** Without the values of headers. */
    @Override
    public String toString() {
        return "ServerRequest[name=%s, headers=%s]".formatted(name, headers.keySet());
    }
}
