package dev.switchboard.router.api;

import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.server.AuditedCall;
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
     * @param audited learns how the call ends; the receiver reports it
     */
    CallOutcome call(Tool tool, ObjectNode arguments, Duration timeout, AuditedCall audited)
            throws InterruptedException {
        if (!places.tryAcquire()) {
            String why = "%d calls run already, as many as there may be".formatted(MOST_CALLS);
            audited.notMade(why);
            return new CallOutcome.Unavailable(why);
        }
        RestContext context = new RestContext(audited.target());
        FutureTask<CallToolResult> call = new FutureTask<>(() -> tool.call(arguments, context));
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
            ObjectNode result = call.get(timeout.toNanos(), TimeUnit.NANOSECONDS).json();
            audited.succeeded(result);
            return new CallOutcome.Result(result);
        } catch (TimeoutException e) {
            String why =
                    "the tool did not answer within %d ms and was cancelled; it may have taken effect"
                            .formatted(timeout.toMillis());
            audited.timedOut(why);
            return new CallOutcome.TimedOut(why);
        } catch (ExecutionException e) {
            return failed(Objects.requireNonNull(e.getCause()), audited);
        } finally {
            call.cancel(true);
        }
    }

    private static CallOutcome failed(Throwable cause, AuditedCall audited) {
        return switch (cause) {
            case McpException e -> {
                audited.failed(e);
                yield failed(e);
            }
            case InterruptedException _ -> throw new CancellationException("the router ends");
            default -> {
                audited.failed(new McpException(ErrorCode.INTERNAL_ERROR, "an unexpected error"));
                throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
            }
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
