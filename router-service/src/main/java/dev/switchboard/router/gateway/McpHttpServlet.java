package dev.switchboard.router.gateway;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.gateway.Places.Place;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcResponse;
import dev.switchboard.router.protocol.McpException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The common part of the MCP endpoints over HTTP: refuses callers that are not allowed and requests
 * over the limits, and answers every error as JSON-RPC. Each request has its own virtual thread.
 */
abstract class McpHttpServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final int AGAIN_SECONDS = 1;

    private final transient Places places;
    private final transient AllowedCallers callers;
    private final transient SessionForwarding forwarding;
    private final String methods;
    private final transient Set<String> known;

    /**
     * @param methods the HTTP methods served, as in the header {@code Allow}
     */
    McpHttpServlet(
            Places places, AllowedCallers callers, SessionForwarding forwarding, String methods) {
        this.places = places;
        this.callers = callers;
        this.forwarding = forwarding;
        this.methods = methods;
        this.known = Set.of(methods.split(", ", -1));
    }

    final Places places() {
        return places;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            RequestHead head = new RequestHead(request);
            admit(request, head, response);
            if (known.contains(request.getMethod())) {
                serve(request, head, response);
            } else {
                response.setHeader("Allow", methods);
                throw notAllowed(request.getMethod() + " is not taken here");
            }
        } catch (RefusedRequestException e) {
            if (e.mayComeBack()) {
                response.setIntHeader("Retry-After", AGAIN_SECONDS);
            }
            refuse(response, e.httpStatus(), e.failure());
        } catch (McpException e) {
            refuse(response, e.httpStatus(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    new McpException(ErrorCode.INTERNAL_ERROR, "the server is shutting down"));
        } catch (RuntimeException e) {
            McpException failure = Incidents.of(e);
            refuse(response, failure.httpStatus(), failure);
        }
    }

    /** Lets a request in: a client's if it may call, a replica's if it proves to be one. */
    private void admit(HttpServletRequest request, RequestHead head, HttpServletResponse response) {
        String token = request.getHeader(OtherReplicas.HEADER);
        if (token != null) {
            forwarding.admit(head, token, sessionId(head), response);
        } else if (request.getHeader(OtherReplicas.HOP_HEADER) != null) {
            throw SessionForwarding.circling(response);
        } else {
            callers.check(request);
        }
    }

    private void serve(HttpServletRequest request, RequestHead head, HttpServletResponse response)
            throws IOException, InterruptedException {
        switch (request.getMethod()) {
            case "POST" -> {
                MediaTypes.check(request, head.accepted());
                String elsewhere = elsewhere(head);
                try (Place place = places.read(request)) {
                    if (elsewhere != null) {
                        forwarding.post(head, elsewhere, place, response);
                        return;
                    }
                    forwarding.checkBody(head, place, response);
                    LongAnswer rest = post(head, response, place);
                    if (rest != null) {
                        rest.run();
                    }
                }
            }
            case "GET" -> {
                String elsewhere = elsewhere(head);
                if (elsewhere == null) {
                    get(head, response);
                } else {
                    forwarding.get(head, elsewhere, response);
                }
            }
            case "DELETE" -> {
                String elsewhere = elsewhere(head);
                if (elsewhere == null) {
                    delete(head, response);
                } else {
                    forwarding.delete(head, elsewhere, response);
                }
            }
            default -> {
                response.setHeader("Allow", methods);
                response.setStatus(HttpServletResponse.SC_OK);
            }
        }
    }

    /**
     * The session of another replica that a request is to be forwarded to; null if there is none. A
     * request is forwarded once.
     */
    private @Nullable String elsewhere(RequestHead head) {
        String sessionId = head.isForwarded() ? null : sessionId(head);
        return forwarding.isElsewhere(sessionId) ? sessionId : null;
    }

    /** The session that a request is in; null if it is in none. */
    abstract @Nullable String sessionId(RequestHead head);

    /**
     * Serves a message.
     *
     * @return the rest of the answer; null if it is complete
     */
    abstract @Nullable LongAnswer post(RequestHead head, HttpServletResponse response, Place place)
            throws IOException, InterruptedException;

    /** Opens a stream. */
    abstract void get(RequestHead head, HttpServletResponse response)
            throws IOException, InterruptedException;

    /** Ends a session. */
    void delete(RequestHead head, HttpServletResponse response) {
        throw notAllowed("there is nothing to delete here");
    }

    static RefusedRequestException notAllowed(String why) {
        return new RefusedRequestException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, why);
    }

    /** Does nothing if an answer has begun already. */
    private static void refuse(HttpServletResponse response, int status, McpException failure)
            throws IOException {
        if (!response.isCommitted()) {
            write(response, status, JsonRpcResponse.error(failure.id(), failure));
        }
    }

    static void write(HttpServletResponse response, int status, JsonNode message)
            throws IOException {
        write(response, status, Json.MAPPER.writeValueAsBytes(message));
    }

    static void write(HttpServletResponse response, int status, byte[] json) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaTypes.JSON);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
