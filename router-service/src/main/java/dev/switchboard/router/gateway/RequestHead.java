package dev.switchboard.router.gateway;

import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.router.protocol.RequestHeaders;
import dev.switchboard.router.session.SessionCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The headers and query of a request, read once. The request's thread only. */
final class RequestHead {

    /** The header with the last event of a stream that a client has received and resumes after. */
    static final String LAST_EVENT_ID = "Last-Event-ID";

    private final HttpServletRequest http;
    private final RequestHeaders headers;
    private final MediaTypes.Accepted accepted;
    private @Nullable SessionCaller caller;
    private @Nullable String forwardedBody;
    private int bodyBytes;

    RequestHead(HttpServletRequest http) {
        this.http = http;
        this.headers = headers(http);
        this.accepted =
                MediaTypes.Accepted.of(Collections.list(http.getHeaders(HttpHeaders.ACCEPT)));
    }

    private static RequestHeaders headers(HttpServletRequest http) {
        Map<String, List<String>> values = new HashMap<>();
        for (String name : Collections.list(http.getHeaderNames())) {
            if (isOfProtocol(name)) {
                values.put(name, Collections.list(http.getHeaders(name)));
            }
        }
        return new RequestHeaders(values);
    }

    private static boolean isOfProtocol(String name) {
        String prefix = RequestHeaders.PREFIX;
        return name.regionMatches(true, 0, prefix, 0, prefix.length())
                || name.equalsIgnoreCase(LAST_EVENT_ID);
    }

    /** The method of HTTP. */
    String method() {
        return http.getMethod();
    }

    String path() {
        return http.getRequestURI();
    }

    /** Path and query as they came. */
    String pathAndQuery() {
        String query = http.getQueryString();
        return query == null ? path() : path() + "?" + query;
    }

    /** All headers, of the protocol and others, by their names as they came. */
    Map<String, List<String>> allHeaders() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String name : Collections.list(http.getHeaderNames())) {
            all.put(name, Collections.list(http.getHeaders(name)));
        }
        return all;
    }

    /** The endpoint below the path of the servlet; empty for the path itself. */
    String endpoint() {
        String below = http.getPathInfo();
        return below == null || below.equals("/") ? "" : below;
    }

    /** The body has been read. */
    void bodyIs(int bytes) {
        bodyBytes = bytes;
    }

    /** The size of the body; 0 until it is known. */
    int bodyBytes() {
        return bodyBytes;
    }

    /**
     * A parameter of the query, the first of that name; null where there is none. The servlet's own
     * parameters would also be those of a form, and reading that has no limit of time.
     */
    @Nullable String parameter(String name) {
        String query = http.getQueryString();
        if (query == null) {
            return null;
        }
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(name + "=")) {
                return decoded(parameter.substring(name.length() + 1));
            }
        }
        return null;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A broken escape is part of no name.
            return value;
        }
    }

    /** Those of MCP, and {@link #LAST_EVENT_ID}. */
    RequestHeaders headers() {
        return headers;
    }

    MediaTypes.Accepted accepted() {
        return accepted;
    }

    /**
     * Another replica forwarded the request.
     *
     * @param seenElsewhere the caller that it saw
     * @param bodyDigest of the body that it sent
     */
    void forwarded(SessionCaller seenElsewhere, String bodyDigest) {
        caller = seenElsewhere;
        forwardedBody = bodyDigest;
    }

    /** Whether another replica forwarded the request. */
    boolean isForwarded() {
        return forwardedBody != null;
    }

    /** Whether it is the body that another replica sent; true where none forwarded the request. */
    boolean isForwardedBody(byte[] body) {
        return forwardedBody == null || forwardedBody.equals(ForwardedRequest.digest(body));
    }

    /**
     * Whom a call is recorded for.
     *
     * @param client the name and version of the client; null if it does not say
     */
    CallEvent.Origin origin(@Nullable String client, ProtocolEra era) {
        return new CallEvent.Origin(caller().origin(), client, era);
    }

    /** The caller. Computed on demand, because it costs a hash that most requests do not need. */
    SessionCaller caller() {
        if (caller == null) {
            caller =
                    SessionCaller.of(
                            http.getHeader(HttpHeaders.AUTHORIZATION), http.getRemoteAddr());
        }
        return caller;
    }
}
