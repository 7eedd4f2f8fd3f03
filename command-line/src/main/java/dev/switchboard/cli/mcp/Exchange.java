package dev.switchboard.cli.mcp;

import dev.switchboard.cli.mcp.RequestOutcome.Broken;
import dev.switchboard.cli.mcp.RequestOutcome.NoSession;
import dev.switchboard.cli.mcp.RequestOutcome.NotReached;
import dev.switchboard.cli.mcp.RequestOutcome.Responded;
import dev.switchboard.cli.mcp.RequestOutcome.Withdrawn;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.NoAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests and reads what is answered: JSON, or a stream of events whose last is the response
 * (MCP, Streamable HTTP, Receiving Messages). Thread-safe.
 */
final class Exchange {

    private static final int NOT_FOUND = 404;
    private static final int ACCEPTED = 202;
    private static final int METHOD_NOT_FOUND = -32601;

    private final McpEndpoint endpoint;

    Exchange(McpEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** What to send, and how the answer is waited for. */
    private interface Call {
        HttpResponse<InputStream> send() throws IOException, InterruptedException;
    }

    /**
     * Sends a message.
     *
     * @param id of the request in it
     * @param before takes what comes before the response
     */
    RequestOutcome post(
            String message,
            JsonNode id,
            Map<String, String> headers,
            Consumer<ServerMessage> before)
            throws InterruptedException {
        return read(() -> endpoint.post(message, headers), id, null, before);
    }

    /** Comes back for the rest of an answer that was cut off. */
    RequestOutcome resume(
            String lastEventId,
            JsonNode id,
            Map<String, String> headers,
            Consumer<ServerMessage> before)
            throws InterruptedException {
        return read(() -> endpoint.open(headers), id, lastEventId, before);
    }

    private RequestOutcome read(
            Call call, JsonNode id, @Nullable String lastEventId, Consumer<ServerMessage> before)
            throws InterruptedException {
        HttpResponse<InputStream> answer;
        try {
            answer = call.send();
        } catch (IOException | IllegalArgumentException e) {
            return unanswered(e, lastEventId);
        }
        try (InputStream body = answer.body()) {
            if (type(answer).startsWith("text/event-stream")) {
                return events(answer, body, id, lastEventId, before);
            }
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            if (lastEventId != null && answer.statusCode() != NOT_FOUND) {
                return new Broken(endpoint.cutOff(), null, null);
            }
            return whole(answer, text, id);
        } catch (IOException e) {
            return unanswered(e, lastEventId);
        }
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String sessionId(HttpResponse<?> answer) {
        return answer.headers().firstValue(EndpointSession.ID).orElse(null);
    }

    private RequestOutcome unanswered(Exception failure, @Nullable String lastEventId)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        NoAnswer why = endpoint.noAnswer(failure);
        return why.kind() == FailureKind.NOT_REACHED
                ? new NotReached(why)
                : new Broken(why, lastEventId, null);
    }

    private RequestOutcome whole(HttpResponse<?> answer, String body, JsonNode id) {
        int status = answer.statusCode();
        if (status == ACCEPTED) {
            return new Withdrawn();
        }
        Optional<ServerMessage> message =
                ServerMessage.read(body).filter(ServerMessage::isResponse);
        if (status == NOT_FOUND
                && answer.request().headers().firstValue(EndpointSession.ID).isPresent()
                && message.filter(response -> response.isError(METHOD_NOT_FOUND)).isEmpty()) {
            return new NoSession();
        }
        return new Responded(
                message.map(response -> response.to(id)).orElseGet(() -> foreign(status, id)),
                sessionId(answer));
    }

    private ServerMessage foreign(int status, JsonNode id) {
        return ServerMessage.of(
                ErrorResponse.of(id, ErrorResponse.INTERNAL, endpoint.foreign(status)));
    }

    private RequestOutcome events(
            HttpResponse<?> answer,
            InputStream body,
            JsonNode id,
            @Nullable String lastEventId,
            Consumer<ServerMessage> before)
            throws InterruptedException {
        EventReader events = new EventReader(body, lastEventId);
        try {
            String data;
            while ((data = events.next()) != null) {
                Optional<ServerMessage> message = ServerMessage.read(data);
                if (message.filter(ServerMessage::isResponse).isPresent()) {
                    return new Responded(message.get().to(id), sessionId(answer));
                }
                message.ifPresent(before);
            }
        } catch (IOException e) {
            if (unanswered(e, events.lastEventId()) instanceof Broken broken) {
                return new Broken(broken.why(), broken.lastEventId(), events.retry());
            }
        }
        return new Broken(endpoint.cutOff(), events.lastEventId(), events.retry());
    }
}
