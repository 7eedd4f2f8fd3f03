package dev.switchboard.cli.status;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the MCP router, and the broadcast service for the router's calls. */
final class RouterQuery {

    /** How far back calls are counted. */
    static final Duration RECENT = Duration.ofMinutes(1);

    private static final int MOST_CALLS = 1_000;
    private static final int MOST_TOOLS = 200;

    private final ContractClient server;
    private final ObjectNode answers = Json.MAPPER.createObjectNode();

    RouterQuery(ContractClient server) {
        this.server = server;
    }

    /**
     * Asks for everything that the report shows, each once.
     *
     * @param now the time at the server
     */
    RouterStatus ask(Instant now) throws InterruptedException {
        RouterStatus status = servers();
        switch (status) {
            case RouterStatus.Running() -> {
                // Tools of the other servers are counted in what is said of these.
                find("tools", "/tools?server=switchboard&limit=" + MOST_TOOLS);
                find("features", "/features");
                calls(now);
            }
            case RouterStatus.Off _ -> {
                find("features", "/features");
                calls(now);
            }
            case RouterStatus.Unavailable _ -> calls(now);
            case RouterStatus.Absent() -> {}
        }
        return status;
    }

    /** What was answered, by what it is about; without what was not. */
    ObjectNode answers() {
        return answers;
    }

    private RouterStatus servers() throws InterruptedException {
        try {
            JsonNode servers = server.json("/servers");
            if (!servers.path("data").isArray()) {
                return new RouterStatus.Absent();
            }
            answers.set("servers", servers);
            return new RouterStatus.Running();
        } catch (CallFailedException e) {
            e.problem()
                    .ifPresent(problem -> answers.set("servers", Json.MAPPER.valueToTree(problem)));
            return RouterStatus.of(e);
        }
    }

    private void calls(Instant now) throws InterruptedException {
        Instant from = now.minus(RECENT).truncatedTo(ChronoUnit.MILLIS);
        find("calls", "/calls?limit=%d&from=%s".formatted(MOST_CALLS, from));
    }

    private void find(String name, String path) throws InterruptedException {
        try {
            JsonNode answer = server.json(path);
            if (answer.path("data").isArray()) {
                answers.set(name, answer);
            }
        } catch (CallFailedException _) {
            // The report leaves out what is not known.
        }
    }
}
