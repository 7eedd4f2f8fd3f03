package dev.switchboard.cli.status;

import dev.switchboard.cli.rest.QueryClient;
import dev.switchboard.cli.rest.ServerUrl;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.model.contract.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows how the system is. Exits with 0 if it is ready, and with 1 otherwise. */
@Command(
        name = "status",
        sortOptions = false,
        description = {
            "Shows how the whole system is.",
            "Exits with 0 if it is ready, and with 1 if it is not or does not answer."
        })
public final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--json", description = "prints what the server answered, as one object")
    private boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = ServerUrl.DEFAULT,
            converter = ServerUrl.Converter.class,
            description = "the server (default: ${DEFAULT-VALUE})")
    private ServerUrl url = ServerUrl.LOCAL;

    public StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (QueryClient server = new QueryClient(url)) {
            JsonNode system = server.system();
            ObjectNode all = Json.MAPPER.createObjectNode();
            all.set("system", system);
            server.find("ws", "status").ifPresent(found -> all.set("connections", found));
            // Not there behind a proxy that keeps it for operators.
            server.find("actuator", "health", "readiness")
                    .ifPresent(found -> all.set("health", found));
            if (json) {
                terminal.out().println(all);
            } else {
                new Overview(terminal.colours()).of(url, all).forEach(terminal.out()::println);
            }
            return system.path("ready").asBoolean(false) ? 0 : 1;
        } catch (IOException e) {
            terminal.complain(String.valueOf(e.getMessage()));
            return 1;
        }
    }
}
