package dev.switchboard.model.schema;

import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.model.router.ServerChange;
import dev.switchboard.model.router.ServerName;
import dev.switchboard.model.router.ServerState;
import dev.switchboard.model.router.ServerTransport;
import java.util.List;
import java.util.Map;

/** Schemas of the router's events. */
public final class RouterSchemas {

    public static final String CALL = "CallEvent";
    public static final String SERVER = "ServerEvent";
    public static final String SERVER_NAME = "ServerName";
    public static final String OUTCOME = "CallOutcome";

    private RouterSchemas() {}

    static Map<String, Schema> all() {
        return Map.of(
                CALL,
                call(),
                SERVER,
                server(),
                SERVER_NAME,
                Schema.string()
                        .describedAs("Names an MCP server. No control characters.")
                        .characters(1, ServerName.MAX_CHARACTERS)
                        .matching("[^\\u0000-\\u001f\\u007f-\\u009f]*")
                        .example("weather"),
                OUTCOME,
                Schema.label(CallOutcome.labels()).describedAs("How a call ended."));
    }

    /** A call with its properties, to which others can be added. */
    public static Schema call() {
        return Schema.object()
                .describedAs("A call that the router answered or passed on.")
                .with("call_id", Schema.string().format("uuid"))
                .with("time", Schema.ref(ContractSchemas.INSTANT))
                .with("endpoint", text("The path of the MCP endpoint."))
                .with("method", text("The method of MCP, such as tools/call."))
                .with("server", Schema.ref(SERVER_NAME))
                .optional("name", text("The primitive's own name or URI at its server."))
                .optional("exposed_name", text("The name or URI that the client used."))
                .with("caller", text("Tells callers apart; opaque."))
                .optional("client", text("The client's name/version."))
                .with("era", Schema.label(ProtocolEra.labels()))
                .with("outcome", Schema.ref(OUTCOME))
                .optional(
                        "error_code",
                        Schema.integer().describedAs("The code of the JSON-RPC error."))
                .optional(
                        "error",
                        Schema.string()
                                .characters(0, CallEvent.MAX_TEXT)
                                .describedAs("What went wrong."))
                .with("duration_ms", Schema.number().atLeast(0))
                .with("request_bytes", Schema.integer().atLeast(0))
                .with("response_bytes", Schema.integer().atLeast(0))
                .optional(
                        "arguments_hash",
                        Schema.string().matching(CallEvent.Arguments.HASH.pattern()))
                .optional(
                        "arguments",
                        Schema.anything().describedAs("Only where an operator has them recorded."))
                .optional("traceparent", text("W3C Trace Context."));
    }

    private static Schema server() {
        Schema server =
                Schema.object()
                        .describedAs("What happened to a server, and how it is since.")
                        .with("server", Schema.ref(SERVER_NAME))
                        .with("event", Schema.label(ServerChange.labels()))
                        .with("time", Schema.ref(ContractSchemas.INSTANT))
                        .with("state", Schema.label(ServerState.labels()))
                        .with("transport", Schema.label(ServerTransport.labels()))
                        .optional("era", Schema.label(ProtocolEra.labels()))
                        .optional("version", text("The revision of MCP that it speaks."))
                        .optional("title", text("Its own name for people."));
        for (String count : List.of("tools", "resources", "templates", "prompts", "quarantined")) {
            Schema _ = server.with(count, Schema.integer().atLeast(0));
        }
        return server.optional("reason", text("Why, in words."))
                .with("replica", text("The replica of the router that reports it."));
    }

    private static Schema text(String description) {
        return Schema.string().describedAs(description);
    }
}
