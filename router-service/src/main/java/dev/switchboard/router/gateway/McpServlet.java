package dev.switchboard.router.gateway;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcResponse;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.MessageReader;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.protocol.RequestHeaders;
import dev.switchboard.router.protocol.RequestMetadata;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The MCP endpoint (MCP 2026-07-28, Streamable HTTP): each message is a request of its own, and
 * whatever goes wrong is answered as JSON-RPC. Each request has its own virtual thread.
 */
final class McpServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Logger incidents = LoggerFactory.getLogger(McpServlet.class);

    private static final String ALLOWED = "POST, OPTIONS";

    private static final int AGAIN_SECONDS = 1;

    private final transient Methods methods;
    private final transient RequestBody body;
    private final transient CallerOrigin origin;
    private final transient Semaphore places;

    /**
     * @param places how many requests are served at once: each holds its message in memory
     */
    McpServlet(Methods methods, RequestBody body, CallerOrigin origin, int places) {
        this.methods = methods;
        this.body = body;
        this.origin = origin;
        this.places = new Semaphore(places);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getMethod()) {
            case "POST" -> postWhereThereIsAPlace(request, response);
            case "OPTIONS" -> {
                response.setHeader("Allow", ALLOWED);
                response.setStatus(HttpServletResponse.SC_OK);
            }
            default -> {
                response.setHeader("Allow", ALLOWED);
                refuse(
                        response,
                        HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                        new McpException(
                                ErrorCode.INVALID_REQUEST,
                                request.getMethod() + " is not taken here; POST each message"));
            }
        }
    }

    private void postWhereThereIsAPlace(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!places.tryAcquire()) {
            response.setIntHeader("Retry-After", AGAIN_SECONDS);
            refuse(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    internal("as many requests are under way as are served at once; come back"));
            return;
        }
        try {
            post(request, response);
        } finally {
            places.release();
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode id = null;
        try {
            origin.check(request);
            MediaTypes.check(request);
            switch (MessageReader.read(body.read(request))) {
                case Notification notification -> {
                    take(notification);
                    response.setStatus(HttpServletResponse.SC_ACCEPTED);
                }
                case Request message -> {
                    id = message.id();
                    answer(message, headers(request), response);
                }
            }
        } catch (RefusedRequestException e) {
            refuse(response, e.httpStatus(), e.failure());
        } catch (McpException e) {
            write(response, e.httpStatus(), JsonRpcResponse.error(e.id() == null ? id : e.id(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            write(response, 503, JsonRpcResponse.error(id, internal("the server stops")));
        } catch (RuntimeException e) {
            write(response, 500, JsonRpcResponse.error(id, unexpected(e)));
        }
    }

    private void answer(Request message, RequestHeaders headers, HttpServletResponse response)
            throws IOException, InterruptedException {
        requireThisEra(message);
        headers.check(message);
        RequestMetadata.requireClientCapabilities(message.params());
        write(response, 200, JsonRpcResponse.result(message.id(), methods.answer(message)));
    }

    /** There is nothing yet that a client could notify this server of. */
    private static void take(Notification notification) {
        if (!notification.method().startsWith("notifications/")) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "%s is a request, and a request needs an id"
                            .formatted(Excerpt.of(notification.method())));
        }
    }

    /** A client of before can only be told which versions there are. */
    private static void requireThisEra(Request message) {
        if (message.method().equals("initialize")
                && !RequestMetadata.namesAVersion(message.params())) {
            throw ProtocolVersion.unsupported(
                    message.params().path("protocolVersion").asString(""));
        }
    }

    private static RequestHeaders headers(HttpServletRequest request) {
        return new RequestHeaders(name -> Collections.list(request.getHeaders(name)));
    }

    private static void refuse(HttpServletResponse response, int status, McpException failure)
            throws IOException {
        write(response, status, JsonRpcResponse.error(null, failure));
    }

    private static McpException internal(String message) {
        return new McpException(ErrorCode.INTERNAL_ERROR, message);
    }

    /** The sender gets an incident id, the log the whole story under it. */
    private static McpException unexpected(RuntimeException failure) {
        String incident = UUID.randomUUID().toString();
        incidents.error("incident {}: POST to the MCP endpoint", incident, failure);
        return internal("an unexpected error; the log has it as incident " + incident);
    }

    private static void write(HttpServletResponse response, int status, ObjectNode message)
            throws IOException {
        byte[] json = Json.MAPPER.writeValueAsBytes(message);
        response.setStatus(status);
        response.setContentType(MediaTypes.JSON);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
