package dev.switchboard.model.router;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a call ended. */
public enum CallOutcome implements Labelled {
    /** With a result. */
    OK,
    /** With a result that says {@code isError} (MCP, Tools, "Error Handling"). */
    TOOL_ERROR,
    /** With a JSON-RPC error. */
    ERROR,
    /** The client cancelled it. */
    CANCELLED,
    /** The server did not answer in time. */
    TIMEOUT,
    /** The server could not be reached: it never got the call. */
    UNAVAILABLE,
    /** The connection broke after the server may have got the call. */
    UNKNOWN;

    /** Filters ask for it at every call. */
    private final String label = name().toLowerCase(Locale.ROOT);

    @Override
    public String label() {
        return label;
    }

    /** All labels. */
    public static List<String> labels() {
        return Labelled.labels(CallOutcome.class);
    }

    /** The outcome of that label, or empty when there is none. */
    public static Optional<CallOutcome> ofLabel(String label) {
        return Labelled.ofLabel(CallOutcome.class, label);
    }
}
