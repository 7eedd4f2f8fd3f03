package dev.switchboard.router.api.description;

import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.List;
import java.util.Map;

/** Schemas of servers. */
public final class ServerSchemas {

    static final String NAME = "McpServerName";
    static final String SERVERS = "McpServers";
    static final String SERVER = "McpServer";
    static final String REGISTRATION = "McpServerRegistration";
    static final String CHANGE = "McpServerChange";

    private static final String SUMMARY = "McpServerSummary";

    private ServerSchemas() {}

    /**
     * @param transports of servers that can be registered
     */
    public static NamedSchemas all(List<String> transports) {
        return new NamedSchemas(
                Map.of(
                        NAME,
                        Schema.string()
                                .characters(1, 31)
                                .matching("[A-Za-z](?:[_-]?[A-Za-z0-9]){0,30}")
                                .describedAs("Begins the names of its tools.")
                                .example("weather"),
                        SERVERS,
                        Schema.object()
                                .with(
                                        "data",
                                        Schema.array(Schema.ref(SUMMARY))
                                                .describedAs("In the order of their names.")),
                        SUMMARY,
                        summary(),
                        SERVER,
                        server(),
                        REGISTRATION,
                        configuration(transports, false).with("name", Schema.ref(NAME)).closed(),
                        CHANGE,
                        configuration(transports, true)
                                .optional("name", Schema.ref(NAME))
                                .closed()));
    }

    private static Schema summary() {
        Schema summary =
                Schema.object()
                        .describedAs("A server, and how it is.")
                        .with("name", Schema.ref(NAME))
                        .with(
                                "origin",
                                Schema.label(List.of("file", "api", "registry"))
                                        .describedAs(
                                                "Where it comes from: the start-up file, this API,"
                                                        + " or a registry of MCP servers."))
                        .with(
                                "transport",
                                Schema.label(List.of("stdio", "streamable-http", "sse"))
                                        .describedAs("How the router speaks with it."))
                        .optional("command", Schema.string().describedAs("Of a child process."))
                        .optional("url", url())
                        .optional(
                                "headers",
                                Schema.object()
                                        .open()
                                        .describedAs(
                                                "Those that it is sent, by name. The values are"
                                                        + " never shown: each is null."))
                        .with("enabled", Schema.bool().describedAs("Whether it is used."))
                        .with("stateful", stateful());
        return counts(state(summary));
    }

    private static Schema state(Schema server) {
        return server.with(
                        "state",
                        Schema.label(
                                        List.of(
                                                "idle",
                                                "connecting",
                                                "ready",
                                                "unavailable",
                                                "disabled"))
                                .describedAs("idle: the next call connects."))
                .with("since", instant().describedAs("When that began, here."))
                .optional("reason", Schema.string().describedAs("Why it is unavailable."))
                .optional(
                        "era",
                        Schema.label(List.of("session", "stateless"))
                                .describedAs("Absent while there is no connection."))
                .optional("protocol_version", Schema.string().example("2026-07-28"))
                .optional("title", Schema.string().describedAs("As it calls itself."));
    }

    private static Schema counts(Schema server) {
        return server.with("tools", count())
                .with("resources", count())
                .with("resource_templates", count())
                .with("prompts", count())
                .with("quarantined", count().describedAs("Changes that nobody has approved."))
                .optional("created_at", instant())
                .optional("changed_at", instant())
                .optional("changed_by", changedBy());
    }

    private static Schema server() {
        return summary()
                .optional(
                        "server_info", Schema.object().open().describedAs("Implementation in MCP."))
                .optional(
                        "capabilities",
                        Schema.object().open().describedAs("ServerCapabilities in MCP."))
                .optional(
                        "instructions",
                        Schema.string().describedAs("For models; the first 2,000 characters."))
                .optional(
                        "stderr",
                        Schema.array(Schema.string())
                                .describedAs(
                                        "The last lines that the child process wrote to its"
                                                + " standard error, the oldest first."));
    }

    private static Schema configuration(List<String> transports, boolean isChange) {
        return Schema.object()
                .with("url", url())
                .optional("transport", Schema.label(transports).otherwise(transports.getFirst()))
                .optional(
                        "headers",
                        Schema.object()
                                .open()
                                .describedAs(
                                        "Texts by names, sent with each request and stored"
                                                + " encrypted"
                                                + (isChange
                                                        ? "; null keeps the stored one."
                                                        : ".")))
                .optional("enabled", Schema.bool().describedAs("Whether it is used; true."))
                .optional("stateful", stateful())
                .optional("changed_by", changedBy());
    }

    private static Schema url() {
        return Schema.string()
                .characters(1, 4_096)
                .describedAs("http or https, without user and fragment. Not a place for secrets.")
                .example("https://weather.example.com/mcp");
    }

    private static Schema stateful() {
        return Schema.bool()
                .describedAs(
                        "Whether it keeps a state for each caller, so that they must not share a"
                                + " connection.");
    }

    static Schema changedBy() {
        return Schema.string().describedAs("Who did, as they said themselves.").characters(1, 200);
    }

    private static Schema count() {
        return Schema.integer().atLeast(0);
    }

    private static Schema instant() {
        return Schema.string().format("date-time");
    }
}
