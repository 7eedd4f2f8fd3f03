package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallTarget;
import dev.switchboard.router.primitive.Continuation;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.RequestOrigin;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The context of a call over REST, whose caller gets the result and nothing else. */
final class RestContext implements RequestContext {

    private final RequestOrigin origin;

    /**
     * @param target learns where the call goes
     */
    RestContext(CallTarget target) {
        origin = new RequestOrigin("REST", null, target);
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {}

    @Override
    public boolean wantsProgress() {
        return false;
    }

    @Override
    public @Nullable LoggingLevel logLevel() {
        return null;
    }

    @Override
    public ObjectNode metadata() {
        return Json.MAPPER.createObjectNode();
    }

    @Override
    public void log(LoggingLevel level, String logger, JsonNode data) {}

    @Override
    public void releaseConnection() {}

    @Override
    public ObjectNode clientCapabilities() {
        return Json.MAPPER.createObjectNode();
    }

    @Override
    public RequestOrigin origin() {
        return origin;
    }

    @Override
    public @Nullable Continuation continuation() {
        return null;
    }

    @Override
    public Map<String, JsonNode> passOn(
            Map<String, InputRequest> questions, @Nullable JsonNode state) {
        return ask(questions);
    }

    @Override
    public Map<String, JsonNode> ask(Map<String, InputRequest> questions) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        ObjectNode required = data.putObject("requiredCapabilities");
        questions.values().forEach(question -> required.setAll(question.requiredCapabilities()));
        throw new McpException(
                ErrorCode.MISSING_CLIENT_CAPABILITY,
                "the tool asks its caller something, which cannot be answered over REST; call it at"
                        + " /mcp",
                data);
    }
}
