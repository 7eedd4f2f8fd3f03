package dev.switchboard.router.session;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.Continuation;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.RequestOrigin;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.RequestMetadata;
import dev.switchboard.router.server.Capabilities;
import dev.switchboard.router.server.Notifications;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The context of a request in a session. The request's thread only. */
final class SessionContext implements RequestContext {

    /** How long a client and its user may take for an answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Session session;
    private final RequestOrigin origin;
    private final JsonNode request;
    private final ObjectNode params;
    private final SessionReply reply;
    private final @Nullable JsonNode progressToken;
    private double lastProgress = Double.NEGATIVE_INFINITY;

    SessionContext(Session session, Request request, RequestOrigin origin, SessionReply reply) {
        this.origin = origin;
        this.session = session;
        this.request = request.id();
        this.params = request.params();
        this.reply = reply;
        this.progressToken = RequestMetadata.progressToken(request.params());
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {
        if (progressToken != null && progress > lastProgress) {
            lastProgress = progress;
            reply.send(Notifications.progress(progressToken, progress, total, message));
        }
    }

    @Override
    public boolean wantsProgress() {
        return progressToken != null;
    }

    @Override
    public LoggingLevel logLevel() {
        return session.logLevel();
    }

    @Override
    public ObjectNode metadata() {
        return RequestMetadata.others(params);
    }

    @Override
    public void log(LoggingLevel level, String logger, JsonNode data) {
        if (level.compareTo(session.logLevel()) >= 0) {
            reply.send(Notifications.message(level, logger, data));
        }
    }

    @Override
    public void releaseConnection() {
        if (session.announcesStreams()) {
            reply.release();
        }
    }

    @Override
    public ObjectNode clientCapabilities() {
        return session.clientCapabilities();
    }

    @Override
    public RequestOrigin origin() {
        return origin;
    }

    /** In a session the request waits for its answers. */
    @Override
    public @Nullable Continuation continuation() {
        return null;
    }

    @Override
    public Map<String, JsonNode> passOn(
            Map<String, InputRequest> questions, @Nullable JsonNode state)
            throws InterruptedException {
        return ask(questions);
    }

    @Override
    public Map<String, JsonNode> ask(Map<String, InputRequest> questions)
            throws InterruptedException {
        questions.values().forEach(it -> Capabilities.require(it, clientCapabilities()));
        if (!reply.takesMessages()) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "this request must ask the client, but its Accept does not include"
                            + " text/event-stream");
        }
        if (!session.isWanted(request)) {
            throw new InterruptedException("the client has cancelled the request");
        }
        Map<String, Long> ids = new LinkedHashMap<>();
        Map<String, CompletableFuture<Response>> answers = new LinkedHashMap<>();
        try {
            new TreeMap<>(questions)
                    .forEach((key, question) -> {
                        CompletableFuture<Response> answer = new CompletableFuture<>();
                        long id = session.ask(answer);
                        ids.put(key, id);
                        answers.put(key, answer);
                        reply.send(message(id, question));
                    });
            return await(answers);
        } finally {
            ids.values().forEach(session::forgetQuestion);
        }
    }

    private static ObjectNode message(long id, InputRequest question) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("jsonrpc", "2.0").put("id", id).put("method", question.method());
        message.set("params", question.params());
        return message;
    }

    private static Map<String, JsonNode> await(Map<String, CompletableFuture<Response>> answers)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, JsonNode> results = new LinkedHashMap<>();
        for (Map.Entry<String, CompletableFuture<Response>> answer : answers.entrySet()) {
            try {
                long left = Math.max(0, end - System.nanoTime());
                results.put(
                        answer.getKey(), result(answer.getValue().get(left, TimeUnit.NANOSECONDS)));
            } catch (TimeoutException e) {
                throw failed("the client did not answer for %s".formatted(PATIENCE));
            } catch (ExecutionException e) {
                throw new IllegalStateException("answers never fail", e);
            }
        }
        return results;
    }

    private static JsonNode result(Response response) {
        if (response.result() == null) {
            throw failed(
                    "the client answered with an error: "
                            + Excerpt.of(String.valueOf(response.error())));
        }
        return response.result();
    }

    private static McpException failed(String why) {
        return new McpException(ErrorCode.INTERNAL_ERROR, why);
    }
}
