package dev.switchboard.router.gateway;

import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.model.router.ServerName;
import dev.switchboard.router.primitive.CallTarget;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.server.CallLog;
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

/** Measures a call, and reports it when it has ended. The request's thread only. */
final class AuditedCall {

    private static final Set<String> CALLS =
            Set.of("tools/call", "resources/read", "prompts/get", "completion/complete");

    private final Audit audit;
    private final Request request;
    private final RequestHead head;
    private final @Nullable String client;
    private final ProtocolEra era;
    private final CallTarget target = new CallTarget();
    private final Instant began = Instant.now();
    private final long beganNanos = System.nanoTime();
    private CallOutcome outcome = CallOutcome.CANCELLED;
    private @Nullable McpException error;

    /**
     * Where calls are reported.
     *
     * @param arguments whether with their arguments
     */
    record Audit(CallLog log, boolean arguments) {

        static final Audit NONE = new Audit(CallLog.NONE, false);
    }

    /**
     * @param client the name and version of the client; null if it does not say
     */
    AuditedCall(
            Audit audit,
            Request request,
            RequestHead head,
            @Nullable String client,
            ProtocolEra era) {
        this.audit = audit;
        this.request = request;
        this.head = head;
        this.client = client;
        this.era = era;
    }

    /** Learns where the request goes. */
    CallTarget target() {
        return target;
    }

    /** The request has a result. */
    void succeeded(JsonNode result) {
        outcome = result.path("isError").asBoolean(false) ? CallOutcome.TOOL_ERROR : CallOutcome.OK;
    }

    /** The request is answered with an error. */
    void failed(McpException failure) {
        outcome = outcome(failure.data());
        error = failure;
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
    void report(long bytes) {
        if (!CALLS.contains(request.method())) {
            return;
        }
        CallOutcome ended = outcome;
        @Nullable Integer code = error == null ? null : Integer.valueOf(error.code());
        @Nullable String message = error == null ? null : error.message();
        Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
        String endpoint = head.path();
        String caller = head.caller().origin();
        long requestBytes = head.bodyBytes();
        audit.log()
                .called(() ->
                        new CallEvent(
                                id(),
                                began,
                                new CallEvent.Target(
                                        endpoint,
                                        request.method(),
                                        new ServerName(target.server()),
                                        target.name().isEmpty() ? name() : target.name(),
                                        name()),
                                new CallEvent.Origin(caller, client, era),
                                new CallEvent.Result(
                                        ended, code, message, took, requestBytes, bytes),
                                arguments(),
                                traceparent()));
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
                    audit.arguments() ? arguments : null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
