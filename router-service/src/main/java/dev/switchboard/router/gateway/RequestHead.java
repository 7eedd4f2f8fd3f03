package dev.switchboard.router.gateway;

import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.router.protocol.RequestHeaders;
import dev.switchboard.router.session.SessionCaller;
import jakarta.servlet.http.HttpServletRequest;
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
    private boolean forwarded;
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

    /** A parameter of the query; null where there is none of that name. */
    @Nullable String parameter(String name) {
        return http.getParameter(name);
    }

    /** Those of MCP, and {@link #LAST_EVENT_ID}. */
    RequestHeaders headers() {
        return headers;
    }

    MediaTypes.Accepted accepted() {
        return accepted;
    }

    /** Another replica, which forwarded the request, has seen the caller. */
    void callerIs(SessionCaller seenElsewhere) {
        caller = seenElsewhere;
        forwarded = true;
    }

    /** Whether another replica forwarded the request. */
    boolean isForwarded() {
        return forwarded;
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
