package dev.switchboard.router.contracts;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.Continuation;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.RequestOrigin;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Of a client that wants to know nothing, and can be asked nothing. */
public final class SilentContext implements RequestContext {

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {}

    @Override
    public RequestOrigin origin() {
        return RequestOrigin.of("@test");
    }

    @Override
    public @Nullable Continuation continuation() {
        return null;
    }

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
    public Map<String, JsonNode> passOn(
            Map<String, InputRequest> questions, @Nullable JsonNode state) {
        return ask(questions);
    }

    @Override
    public Map<String, JsonNode> ask(Map<String, InputRequest> questions) {
        throw new UnsupportedOperationException("this client answers nothing");
    }
}
