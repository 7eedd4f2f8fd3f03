package dev.switchboard.router.api;

import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.protocol.McpException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls tools, each on a thread of its own, for a limited time. Thread-safe. */
final class ToolCaller {

    /** Calls at once; results may have 10 MB. */
    static final int MOST_CALLS = 200;

    private final Semaphore places = new Semaphore(MOST_CALLS);

    /**
     * Calls a tool and waits for it.
     *
     * @param timeout after which the call is cancelled
     */
    CallOutcome call(Tool tool, ObjectNode arguments, Duration timeout)
            throws InterruptedException {
        if (!places.tryAcquire()) {
            return new CallOutcome.Unavailable(
                    "%d calls run already, as many as there may be".formatted(MOST_CALLS));
        }
        FutureTask<CallToolResult> call =
                new FutureTask<>(() -> tool.call(arguments, new RestContext()));
        Thread.ofVirtual()
                .name("call-" + tool.name())
                .start(() -> {
                    try {
                        call.run();
                    } finally {
                        places.release();
                    }
                });
        try {
            CallToolResult result = call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new CallOutcome.Result(result.json());
        } catch (TimeoutException e) {
            return new CallOutcome.TimedOut(
                    "the tool did not answer within %d ms and was cancelled; it may have taken effect"
                            .formatted(timeout.toMillis()));
        } catch (ExecutionException e) {
            return failed(Objects.requireNonNull(e.getCause()));
        } finally {
            call.cancel(true);
        }
    }

    private static CallOutcome failed(Throwable cause) {
        return switch (cause) {
            case McpException e -> failed(e);
            case InterruptedException _ -> throw new CancellationException("the router ends");
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(cause);
        };
    }

    private static CallOutcome failed(McpException e) {
        JsonNode data = e.data();
        String reason = data == null ? "" : data.path("reason").asString("");
        return switch (reason) {
            case "not_sent" -> new CallOutcome.Unavailable(e.message());
            case "timeout" -> new CallOutcome.TimedOut(e.message());
            default -> new CallOutcome.Failed(e.code(), e.message(), data);
        };
    }
}
