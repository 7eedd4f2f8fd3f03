package dev.switchboard.model.router;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call that the router answered or passed on: a record of {@code router.calls}, whose key is the
 * server's name. Its JSON is one flat object; a field without a value is absent.
 *
 * @param callId names the call
 * @param time when it began
 * @param traceparent the trace that it belongs to (W3C Trace Context); null when there was none
 */
public record CallEvent(
        UUID callId,
        Instant time,
        Target target,
        Origin origin,
        Result result,
        Arguments arguments,
        @Nullable String traceparent) {

    /** The length in characters to which names and URIs are shortened. */
    public static final int MAX_NAME = 2000;

    /** The length in characters to which other texts are shortened. */
    public static final int MAX_TEXT = 500;

    public CallEvent {
        traceparent = EventTexts.shortenOptional(traceparent, MAX_TEXT);
    }

    /**
     * What was called.
     *
     * @param endpoint the path of the MCP endpoint, such as {@code /mcp}
     * @param method the method of MCP, such as {@code tools/call}
     * @param server who answers; {@link ServerName#SWITCHBOARD} for the router's own primitives
     * @param name the primitive's own name or URI at its server; null when there is none
     * @param exposedName the name or URI that the client used; null when it gave none
     */
    public record Target(
            String endpoint,
            String method,
            ServerName server,
            @Nullable String name,
            @Nullable String exposedName) {
        public Target {
            endpoint = EventTexts.shorten(endpoint, MAX_TEXT);
            method = EventTexts.shorten(method, MAX_TEXT);
            name = EventTexts.shortenOptional(name, MAX_NAME);
            exposedName = EventTexts.shortenOptional(exposedName, MAX_NAME);
        }
    }

    /**
     * Who called.
     *
     * @param caller the caller as the router tells callers apart, opaque
     * @param client the client's {@code name/version}; null when it gave none
     */
    public record Origin(String caller, @Nullable String client, ProtocolEra era) {
        public Origin {
            caller = EventTexts.shorten(caller, MAX_TEXT);
            client = EventTexts.shortenOptional(client, MAX_TEXT);
        }
    }

    /**
     * How it ended.
     *
     * @param errorCode the code of the JSON-RPC error; null when there was none
     * @param error what went wrong; null when nothing did
     * @param duration how long it took, in whole microseconds
     * @param requestBytes the size of the request's JSON
     * @param responseBytes the size of the answer's JSON; 0 when there was no answer
     */
    public record Result(
            CallOutcome outcome,
            @Nullable Integer errorCode,
            @Nullable String error,
            Duration duration,
            long requestBytes,
            long responseBytes) {
        public Result {
            if (duration.isNegative() || requestBytes < 0 || responseBytes < 0) {
                throw new IllegalArgumentException("duration and sizes must not be negative");
            }
            error = EventTexts.shortenOptional(error, MAX_TEXT);
            duration = duration.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * The arguments of the call.
     *
     * @param hash {@code sha256:} and 64 hexadecimal digits; null when there were no arguments
     * @param value the arguments; null unless an operator has them recorded
     */
    public record Arguments(@Nullable String hash, @Nullable JsonNode value) {

        /** The form of a hash. */
        public static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

        /** Of a call without arguments. */
        public static final Arguments NONE = new Arguments(null, null);

        public Arguments {
            if (hash != null && !HASH.matcher(hash).matches()) {
                throw new IllegalArgumentException("arguments_hash must be sha256: and 64 digits");
            }
        }
    }

    /** Its JSON in UTF-8: the value of its record. */
    public byte[] toJson() {
        return CallEventJson.write(this);
    }

    /**
     * Reads the value of a record; unknown fields are ignored.
     *
     * @throws UnreadableEventException when it is no call
     */
    public static CallEvent read(byte[] utf8) throws UnreadableEventException {
        return EventFields.read(utf8, CallEventJson::read);
    }
}
