package dev.switchboard.router.conformance;

import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.RequestContext;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.StringNode;

/** Tools that send messages before their result, or let the connection go. */
final class StreamTools {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private StreamTools() {}

    static List<FixtureTool> all() {
        return List.of(
                FixtureTool.saying(
                        "test_tool_with_progress",
                        "Tells its progress three times.",
                        StreamTools::progress),
                FixtureTool.saying(
                        "test_tool_with_logging", "Logs three messages.", StreamTools::logging),
                FixtureTool.saying(
                        "test_logging_tool",
                        "Logs one message, for a client that wants it.",
                        context -> {
                            log(context, "Logging tool called");
                            return "Logging evaluated";
                        }),
                FixtureTool.saying(
                        "test_streaming_elicitation",
                        "Answers as a stream.",
                        context -> {
                            context.progress(1, 1.0, null);
                            return "Streaming complete";
                        }),
                FixtureTool.saying(
                        "test_reconnection",
                        "Lets the connection go before it answers.",
                        StreamTools::reconnection));
    }

    private static String progress(RequestContext context) throws InterruptedException {
        context.progress(0, 100.0, "begun");
        Thread.sleep(PAUSE);
        context.progress(50, 100.0, "half done");
        Thread.sleep(PAUSE);
        context.progress(100, 100.0, "done");
        return "Told its progress";
    }

    private static String logging(RequestContext context) throws InterruptedException {
        log(context, "Tool execution started");
        Thread.sleep(PAUSE);
        log(context, "Tool processing data");
        Thread.sleep(PAUSE);
        log(context, "Tool execution completed");
        return "Logged three messages";
    }

    private static String reconnection(RequestContext context) throws InterruptedException {
        context.releaseConnection();
        Thread.sleep(PAUSE.multipliedBy(2));
        return "Whoever reads this came back for it";
    }

    private static void log(RequestContext context, String message) {
        context.log(LoggingLevel.INFO, "conformance", StringNode.valueOf(message));
    }
}
