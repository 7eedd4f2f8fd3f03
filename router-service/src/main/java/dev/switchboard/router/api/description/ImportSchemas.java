package dev.switchboard.router.api.description;

import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Map;

/** Schemas of imports from registries. */
public final class ImportSchemas {

    static final String REQUEST = "McpImport";
    static final String REPORT = "McpImportReport";

    static final String REQUEST_EXAMPLE =
            """
            {"registry": "https://mcp-servers.example.com", "search": "weather",
             "changed_by": "on-call"}\
            """;

    static final String REPORT_EXAMPLE =
            """
            {"registered": [{"registry_name": "io.example/weather", "name": "weather",
              "url": "https://weather.example.com/mcp", "enabled": false,
              "reason": "it needs values for headers: Authorization; give them with PUT, and enable it"}],
             "existing": [{"registry_name": "io.example/tides", "name": "tides"}],
             "skipped": [{"registry_name": "io.example/local",
              "reason": "it is a program to install; only the start-up file of the router names programs"}],
             "complete": true}\
            """;

    private ImportSchemas() {}

    /**
     * @param names of a call
     * @param most servers registered by a call
     */
    public static NamedSchemas all(int names, int most) {
        return new NamedSchemas(Map.of(REQUEST, request(names), REPORT, report(most)));
    }

    private static Schema request(int names) {
        return Schema.object()
                .with(
                        "registry",
                        Schema.string()
                                .characters(1, 2_000)
                                .describedAs("Its address, before /v0.1.")
                                .example("https://mcp-servers.example.com"))
                .optional(
                        "search",
                        Schema.string()
                                .characters(1, 200)
                                .describedAs("A part of the names; absent for all."))
                .optional(
                        "names",
                        Schema.array(Schema.string().characters(1, 200))
                                .describedAs(
                                        "1 to %d, as the registry has them; in place of search."
                                                .formatted(names)))
                .optional("changed_by", ServerSchemas.changedBy())
                .closed();
    }

    private static Schema report(int most) {
        return Schema.object()
                .with("registered", Schema.array(registered()))
                .with(
                        "existing",
                        Schema.array(
                                        entry().with(
                                                        "name",
                                                        Schema.string()
                                                                .describedAs("Its name here.")))
                                .describedAs("Those whose addresses are registered already."))
                .with(
                        "skipped",
                        Schema.array(
                                entry().with(
                                                "reason",
                                                Schema.string().describedAs("Why it is not."))))
                .with(
                        "complete",
                        Schema.bool()
                                .describedAs(
                                        "Whether there is no more: a call reads 1,000 servers of a"
                                                + " search, and registers %d.".formatted(most)));
    }

    private static Schema registered() {
        return entry().with("name", Schema.string().describedAs("Its name here."))
                .with("url", Schema.string())
                .with("enabled", Schema.bool())
                .optional(
                        "reason",
                        Schema.string().describedAs("Why it is not enabled, if it is not."));
    }

    private static Schema entry() {
        return Schema.object().with("registry_name", Schema.string().example("io.example/weather"));
    }
}
