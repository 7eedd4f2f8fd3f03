package dev.switchboard.router.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to make.
 *
 * @param body not copied; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record OutboundRequest(
        String method,
        OutboundUrl url,
        Headers headers,
        byte @Nullable [] body,
        OutboundLimits limits) {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Checks the method. */
    public OutboundRequest {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "The method must be one of GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS.");
        }
    }

    public static OutboundRequest get(OutboundUrl url) {
        return new OutboundRequest("GET", url, Headers.NONE, null, OutboundLimits.DEFAULT);
    }

    /** One with a text, which is sent in UTF-8. */
    public static OutboundRequest post(OutboundUrl url, String contentType, String body) {
        return new OutboundRequest(
                "POST",
                url,
                Headers.NONE.with("Content-Type", contentType),
                body.getBytes(UTF_8),
                OutboundLimits.DEFAULT);
    }

    public OutboundRequest withHeader(String name, String value) {
        return new OutboundRequest(method, url, headers.with(name, value), body, limits);
    }

    public OutboundRequest withLimits(OutboundLimits limits) {
        return new OutboundRequest(method, url, headers, body, limits);
    }

    /** Whether it can be sent again to another place without acting twice (RFC 9110, 9.2.1). */
    boolean isReading() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Without values of headers, and without the body. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
