package dev.switchboard.router.routing;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.ClientScope;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.ConnectionScope;
import dev.switchboard.router.upstream.RequestListener;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Passes to a caller what a server sends before the response. The request's thread only. */
record ContextListener(RequestContext context) implements RequestListener {

    @Override
    public ConnectionScope scope() {
        ClientScope scope = context.origin().scope();
        return new ConnectionScope(
                scope == null ? "" : scope.id(),
                context.origin().caller(),
                context.clientCapabilities(),
                scope == null ? (_, _) -> {} : scope::onEnd);
    }

    /** Only what clients know to answer is passed on to them. */
    @Override
    public Map<String, JsonNode> answer(Map<String, JsonNode> questions, @Nullable JsonNode state)
            throws InterruptedException {
        Map<String, InputRequest> requests = new HashMap<>();
        questions.forEach((key, question) -> requests.put(key, request(question)));
        return context.passOn(requests, state);
    }

    private static InputRequest request(JsonNode question) {
        String method = question.path("method").asString("");
        try {
            return new InputRequest(
                    method,
                    question.get("params") instanceof ObjectNode params
                            ? params
                            : Json.MAPPER.createObjectNode());
        } catch (IllegalArgumentException e) {
            throw new McpException(
                    ErrorCode.METHOD_NOT_FOUND, "Method not found: " + Excerpt.of(method));
        }
    }

    @Override
    public boolean wantsProgress() {
        return context.wantsProgress();
    }

    @Override
    public @Nullable String logLevel() {
        LoggingLevel level = context.logLevel();
        return level == null ? null : level.label();
    }

    @Override
    public void progress(ObjectNode params) {
        JsonNode progress = params.path("progress");
        if (progress.isNumber()) {
            context.progress(
                    progress.asDouble(),
                    params.path("total").isNumber() ? params.path("total").asDouble() : null,
                    params.path("message").isString() ? params.path("message").asString() : null);
        }
    }

    @Override
    public void message(ObjectNode params) {
        LoggingLevel.of(params.path("level").asString(""))
                .ifPresent(level ->
                        context.log(
                                level, params.path("logger").asString(""), params.path("data")));
    }
}
