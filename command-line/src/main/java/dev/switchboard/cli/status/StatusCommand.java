package dev.switchboard.cli.status;

import dev.switchboard.cli.server.ServerAddress;
import dev.switchboard.cli.server.ServerFailure;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.model.json.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
            "Shows how the whole system is: contracts, connections, and the MCP router.",
            "Exits with 0 if contracts are ready, and with 1 if not or if nothing answers."
        })
public final class StatusCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Terminal terminal;

    @Option(names = "--json", description = "prints what the server answered, as one object")
    private boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = ServerAddress.DEFAULT,
            converter = ServerAddress.class,
            description = "the server (default: ${DEFAULT-VALUE})")
    private URI url = ServerAddress.LOCAL;

    public StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (ContractClient server =
                ContractClient.builder()
                        .uri(url)
                        .timeout(TIMEOUT)
                        .retries(RetryPolicy.NEVER)
                        .build()) {
            return show(server);
        } catch (CallFailedException e) {
            terminal.complain(ServerFailure.inWords(e));
            return 1;
        }
    }

    private int show(ContractClient server) throws InterruptedException {
        JsonNode system = server.json("/contracts/status");
        if (!system.path("contracts").isObject()) {
            String why = "what answers at %s tells no state of contracts".formatted(base());
            terminal.complain(ServerFailure.inWords(FailureKind.FOREIGN, why));
            return 1;
        }
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.set("system", system);
        find(server, "/ws/status").ifPresent(found -> all.set("connections", found));
        // Not there behind a proxy that keeps it for operators.
        find(server, "/actuator/health/readiness").ifPresent(found -> all.set("health", found));
        Instant now = now(system);
        RouterQuery router = new RouterQuery(server);
        RouterStatus routerStatus = router.ask(now);
        all.set("router", router.answers());
        if (json) {
            terminal.out().println(all);
        } else {
            ReportLines lines = new ReportLines(terminal.colours());
            new StatusReport(lines).write(base(), all, now);
            new RouterReport(lines, router.answers(), now).write(routerStatus);
            lines.all().forEach(terminal.out()::println);
        }
        return system.path("ready").asBoolean(false) ? 0 : 1;
    }

    /** By the server's own clock where it says what time it is there. */
    private static Instant now(JsonNode system) {
        try {
            return Instant.parse(system.path("now").asString(""));
        } catch (DateTimeException _) {
            return Instant.now();
        }
    }

    private URI base() {
        return Addresses.of(url).queries();
    }

    private static Optional<JsonNode> find(ContractClient server, String path)
            throws InterruptedException {
        try {
            return Optional.of(server.json(path));
        } catch (CallFailedException e) {
            return Optional.empty();
        }
    }
}
