package dev.switchboard.router.routing;

import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.upstream.RequestListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Passes to a caller what a server sends before the response. The request's thread only. */
record ContextListener(RequestContext context) implements RequestListener {

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
