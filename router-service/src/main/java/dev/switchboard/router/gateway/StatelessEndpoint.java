package dev.switchboard.router.gateway;

import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.router.gateway.Places.Place;
import dev.switchboard.router.primitive.RequestOrigin;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcResponse;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.RequestMetadata;
import dev.switchboard.router.server.AuditedCall;
import dev.switchboard.router.server.CallLog;
import dev.switchboard.router.server.CheckedRequest;
import dev.switchboard.router.server.Listening;
import dev.switchboard.router.server.McpServer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Requests of the stateless era over HTTP (MCP 2026-07-28, Streamable HTTP). Any thread. */
final class StatelessEndpoint {

    private static final String LISTEN = "subscriptions/listen";

    /** How often a keep-alive is sent on a quiet stream. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final KeepAlive keepAlive;
    private final CallLog audit;

    StatelessEndpoint(KeepAlive keepAlive, CallLog audit) {
        this.audit = audit;
        this.keepAlive = keepAlive;
    }

    /**
     * Answers a request.
     *
     * @return the rest of the answer; null if it is complete
     * @throws McpException when there is no result, and nothing was sent
     */
    @Nullable LongAnswer answer(
            McpServer server,
            Request request,
            RequestHead head,
            Place place,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        CheckedRequest checked = server.check(request, head.headers());
        boolean takesEvents = head.accepted().events();
        StatelessReply reply = new StatelessReply(response, takesEvents);
        if (request.method().equals(LISTEN)) {
            if (!takesEvents) {
                throw new RefusedRequestException(
                        406, "Accept must name text/event-stream: changes come as events");
            }
            // Before the watch begins, which would have to be closed.
            place.becomeStream(head.caller().origin());
            Listening listening = server.listen(checked);
            return () -> listen(listening, reply);
        }
        keepAlive.add(reply);
        try {
            call(server, checked, reply, head);
        } finally {
            keepAlive.remove(reply);
            reply.leave();
        }
        return null;
    }

    private void call(
            McpServer server, CheckedRequest checked, StatelessReply reply, RequestHead head)
            throws IOException, InterruptedException {
        Request request = checked.request();
        AuditedCall call =
                new AuditedCall(
                        audit,
                        request,
                        head.path(),
                        head.origin(
                                RequestMetadata.client(request.params()), ProtocolEra.STATELESS),
                        head.bodyBytes());
        int bytes = 0;
        try {
            ObjectNode result =
                    server.answer(
                            checked,
                            () -> head.caller().credentials(),
                            new RequestOrigin(head.caller().origin(), null, call.target()),
                            reply);
            call.succeeded(result);
            bytes = reply.finish(200, JsonRpcResponse.result(request.id(), result));
        } catch (McpException e) {
            call.failed(e);
            bytes = reply.finish(e.httpStatus(), JsonRpcResponse.error(request.id(), e));
        } catch (InterruptedException e) {
            if (!reply.isOver()) {
                throw e;
            }
        } catch (RuntimeException e) {
            McpException failure = Incidents.of(e);
            call.failed(failure);
            bytes =
                    reply.finish(
                            failure.httpStatus(), JsonRpcResponse.error(request.id(), failure));
        } finally {
            call.report(bytes);
        }
    }

    private static void listen(Listening begun, StatelessReply reply)
            throws IOException, InterruptedException {
        try (Listening listening = begun) {
            reply.send(listening.acknowledgment());
            while (!reply.isOver() && !listening.isEnded()) {
                List<ObjectNode> messages = listening.take(QUIET);
                messages.forEach(reply::send);
                if (messages.isEmpty()) {
                    reply.keepAlive();
                }
            }
            reply.finish(200, JsonRpcResponse.result(listening.id(), listening.result()));
        } catch (InterruptedException e) {
            if (!reply.isOver()) {
                throw e;
            }
        } finally {
            reply.leave();
        }
    }
}
