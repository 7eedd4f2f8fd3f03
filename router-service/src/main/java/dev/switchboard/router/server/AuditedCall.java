package dev.switchboard.router.server;

import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ServerName;
import dev.switchboard.router.primitive.CallTarget;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Measures a call, and reports it when it has ended. One thread at a time. */
public final class AuditedCall {

    private static final Set<String> CALLS =
            Set.of("tools/call", "resources/read", "prompts/get", "completion/complete");

    private final CallLog log;
    private final Request request;
    private final String endpoint;
    private final CallEvent.Origin origin;
    private final long requestBytes;
    private final CallTarget target = new CallTarget();
    private final Instant began = Instant.now();
    private final long beganNanos = System.nanoTime();
    private CallOutcome outcome = CallOutcome.CANCELLED;
    private @Nullable Integer errorCode;
    private @Nullable String error;

    /**
     * @param request of MCP, or what another protocol's request is in MCP
     * @param endpoint the path of the HTTP request
     * @param origin who calls
     * @param requestBytes the size of the body
     */
    public AuditedCall(
            CallLog log,
            Request request,
            String endpoint,
            CallEvent.Origin origin,
            long requestBytes) {
        this.log = log;
        this.request = request;
        this.endpoint = endpoint;
        this.origin = origin;
        this.requestBytes = requestBytes;
    }

    /** Learns where the request goes. */
    public CallTarget target() {
        return target;
    }

    /** The request has a result. */
    public void succeeded(JsonNode result) {
        outcome = result.path("isError").asBoolean(false) ? CallOutcome.TOOL_ERROR : CallOutcome.OK;
    }

    /** The request is answered with an error. */
    public void failed(McpException failure) {
        outcome = outcome(failure.data());
        errorCode = failure.code();
        error = failure.message();
    }

    /** The caller waits no longer, and the call is cancelled. */
    public void timedOut(String why) {
        outcome = CallOutcome.TIMEOUT;
        error = why;
    }

    /** The router itself refused to make the call. */
    public void notMade(String why) {
        outcome = CallOutcome.UNAVAILABLE;
        error = why;
    }

    private static CallOutcome outcome(@Nullable JsonNode data) {
        if (data == null) {
            return CallOutcome.ERROR;
        }
        return switch (data.path("outcome").asString("")) {
            case "not_sent" -> CallOutcome.UNAVAILABLE;
            case "unknown" ->
                    data.path("reason").asString("").equals("timeout")
                            ? CallOutcome.TIMEOUT
                            : CallOutcome.UNKNOWN;
            default -> CallOutcome.ERROR;
        };
    }

    /**
     * Reports it, as cancelled if it has neither result nor error.
     *
     * @param bytes the size of the answer; 0 if there is none
     */
    public void report(long bytes) {
        if (!CALLS.contains(request.method())) {
            return;
        }
        String name = name();
        log.called(
                new CallEvent(
                        id(),
                        began,
                        new CallEvent.Target(
                                endpoint,
                                request.method(),
                                new ServerName(target.server()),
                                target.name().isEmpty() ? name : target.name(),
                                name),
                        origin,
                        result(bytes),
                        arguments(),
                        traceparent()));
    }

    private CallEvent.Result result(long bytes) {
        return new CallEvent.Result(
                outcome,
                errorCode,
                error,
                Duration.ofNanos(System.nanoTime() - beganNanos),
                requestBytes,
                bytes);
    }

    private static UUID id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }

    private @Nullable String name() {
        for (String field : new String[] {"name", "uri"}) {
            JsonNode name = request.params().path(field);
            if (name.isString()) {
                return name.asString();
            }
        }
        JsonNode reference = request.params().path("ref");
        String name = reference.path("name").asString(reference.path("uri").asString(""));
        return name.isEmpty() ? null : name;
    }

    private @Nullable String traceparent() {
        String traceparent = request.params().path("_meta").path("traceparent").asString("");
        return traceparent.isEmpty() ? null : traceparent;
    }

    private CallEvent.Arguments arguments() {
        JsonNode arguments = request.params().get("arguments");
        if (arguments == null) {
            return CallEvent.Arguments.NONE;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(arguments.toString().getBytes(StandardCharsets.UTF_8));
            return new CallEvent.Arguments(
                    "sha256:" + HexFormat.of().formatHex(hash),
                    log.recordsArguments() ? arguments : null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
