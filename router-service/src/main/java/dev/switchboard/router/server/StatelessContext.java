package dev.switchboard.router.server;

import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.Continuation;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.RequestOrigin;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.RequestMetadata;
import dev.switchboard.router.server.InputRounds.Round;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The context of a request of the stateless era. The request's thread only. */
final class StatelessContext implements RequestContext {

    private final ObjectNode params;
    private final RequestOrigin origin;
    private final RequestMetadata metadata;
    private final @Nullable LoggingLevel logLevel;
    private final Round round;
    private final MessageSink sink;
    private double lastProgress = Double.NEGATIVE_INFINITY;

    /**
     * @throws McpException when the metadata name an unknown level
     */
    StatelessContext(
            ObjectNode params,
            RequestMetadata metadata,
            Round round,
            RequestOrigin origin,
            MessageSink sink) {
        this.origin = origin;
        this.params = params;
        this.metadata = metadata;
        this.logLevel = metadata.logLevel() == null ? null : level(metadata.logLevel());
        this.round = round;
        this.sink = sink;
    }

    /**
     * The level of that label.
     *
     * @throws McpException when there is none
     */
    static LoggingLevel level(String label) {
        return LoggingLevel.of(label)
                .orElseThrow(() ->
                        new McpException(
                                ErrorCode.INVALID_PARAMS,
                                "Unknown log level: " + Excerpt.of(label)));
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {
        if (metadata.progressToken() != null && progress > lastProgress) {
            lastProgress = progress;
            sink.send(Notifications.progress(metadata.progressToken(), progress, total, message));
        }
    }

    @Override
    public boolean wantsProgress() {
        return metadata.progressToken() != null;
    }

    @Override
    public @Nullable LoggingLevel logLevel() {
        return logLevel;
    }

    @Override
    public ObjectNode metadata() {
        return RequestMetadata.others(params);
    }

    @Override
    public void log(LoggingLevel level, String logger, JsonNode data) {
        if (logLevel != null && level.compareTo(logLevel) >= 0) {
            sink.send(Notifications.message(level, logger, data));
        }
    }

    /** A stream of this era that ends is a request that ends. */
    @Override
    public void releaseConnection() {}

    @Override
    public ObjectNode clientCapabilities() {
        return metadata.clientCapabilities();
    }

    @Override
    public RequestOrigin origin() {
        return origin;
    }

    @Override
    public @Nullable Continuation continuation() {
        return params.get(InputRounds.INPUT_RESPONSES) instanceof ObjectNode answers
                ? new Continuation(answers, round.carried())
                : null;
    }

    @Override
    public Map<String, JsonNode> ask(Map<String, InputRequest> questions) {
        Map<String, JsonNode> answers = new HashMap<>();
        Map<String, InputRequest> open = new HashMap<>();
        questions.forEach((key, question) -> {
            JsonNode answer = round.answers().get(key);
            if (answer == null) {
                open.put(key, question);
            } else {
                answers.put(key, answer);
            }
        });
        if (!open.isEmpty()) {
            return passOn(open, null);
        }
        return answers;
    }

    @Override
    public Map<String, JsonNode> passOn(
            Map<String, InputRequest> questions, @Nullable JsonNode state) {
        questions.values().forEach(it -> Capabilities.require(it, clientCapabilities()));
        throw new InputRequiredException(questions, state);
    }
}
