package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code status} says of the MCP router. */
class RouterStatusTest {

    private static final String SYSTEM =
            """
            {"status": "ready", "ready": %s, "contracts": {"total": 0},
             "now": "2024-01-01T12:01:00.5Z"}
            """;
    private static final String SERVERS =
            """
            {"data": [
              {"name": "weather", "state": "ready", "tools": 3, "quarantined": 2},
              {"name": "files", "state": "ready", "tools": 7, "quarantined": 0},
              {"name": "gone", "state": "unavailable", "tools": 1, "quarantined": 1,
               "reason": "it cannot be\\nreached \\u001b[2J"}]}
            """;
    private static final String OWN_TOOLS = "{\"data\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}";
    private static final String ALL_ON =
            "{\"data\": [{\"name\": \"MCP_GATEWAY\", \"enabled\": true, \"source\": \"default\"}]}";
    private static final String CALLS =
            """
            {"data": [{"outcome": "ok"}, {"outcome": "timeout"}, {"outcome": "ok"},
                      {"outcome": "tool_error"}, {"outcome": "timeout"}], %s
             "complete_since": "%s"}
            """;
    private static final String LONG_AGO = "2023-12-25T12:00:00Z";

    private final Screen screen = new Screen();
    private final Map<String, Reply> answers = new HashMap<>();

    RouterStatusTest() {
        answers.put("/contracts/status", json(SYSTEM.formatted(true)));
        answers.put("/servers", json(SERVERS));
        answers.put("/tools", json(OWN_TOOLS));
        answers.put("/features", json(ALL_ON));
        answers.put("/calls", json(CALLS.formatted("", LONG_AGO)));
    }

    @Test
    void servers_tools_and_calls_are_shown_at_a_glance() throws IOException {
        assertThat(status()).isZero();

        assertThat(lines())
                .containsExactly(
                        "router       3 servers: 2 ready, 1 unavailable; 13 tools offered",
                        "             weather has 2 definitions in quarantine",
                        "             gone is unavailable:"
                                + " it cannot be\\u000areached \\u001b[2J",
                        "             gone has 1 definition in quarantine",
                        "calls        5 in the last minute; 3 failed: 2 timeout, 1 tool_error");
    }

    @Test
    void what_a_disabled_server_has_is_not_offered() throws IOException {
        answers.put(
                "/servers",
                json(
                        """
                        {"data": [
                          {"name": "a", "state": "disabled", "tools": 13},
                          {"name": "b", "state": "idle", "tools": 4}]}
                        """));

        status();

        assertThat(lines()).contains("router       2 servers: 1 disabled, 1 idle; 6 tools offered");
    }

    @Test
    void calls_of_the_last_minute_by_the_servers_clock_are_asked_for() throws IOException {
        try (StubServer server = serving()) {
            CommandLine.run(screen.terminal(), "status", "--url", server.url());

            assertThat(server.requests())
                    .extracting(StubServer.Request::path)
                    .contains("/calls?limit=1000&from=2024-01-01T12:00:00.500Z");
        }
    }

    @Test
    void a_router_without_servers_and_calls_says_so() throws IOException {
        answers.put("/servers", json("{\"data\": []}"));
        answers.put("/calls", json("{\"data\": [], \"complete_since\": \"2023-01-01T00:00:00Z\"}"));

        status();

        assertThat(lines())
                .containsExactly(
                        "router       no other servers; 2 tools offered",
                        "calls        none in the last minute");
    }

    @Test
    void no_more_is_said_of_calls_than_the_server_remembers() throws IOException {
        answers.put("/calls", json(CALLS.formatted("", "2024-01-01T12:00:40Z")));
        status();
        assertThat(lines()).last().asString().contains("5 in the last 20 s; 3 failed");

        answers.put("/calls", json(CALLS.formatted("\"next\": \"1-2-3\",", LONG_AGO)));
        status();
        assertThat(lines())
                .last()
                .asString()
                .contains("5 or more in the last minute; 3 of the latest 5 failed: 2 timeout");
    }

    @Test
    void features_that_are_off_or_set_are_named() throws IOException {
        answers.put(
                "/features",
                json(
                        """
                        {"data": [
                          {"name": "ROUTER_SERVICES", "enabled": true, "source": "default"},
                          {"name": "MCP_GATEWAY", "enabled": true, "source": "environment",
                           "variable": "FEATURE_MCP_GATEWAY"},
                          {"name": "CONTRACT_TOOLS", "enabled": false, "source": "override",
                           "changed_at": "2024-01-01T12:00:30Z", "changed_by": "on-\\u0007call"},
                          {"name": "NEW", "enabled": false, "source": "default"}]}
                        """));

        assertThat(status()).isZero();

        assertThat(lines())
                .containsSubsequence(
                        "features     MCP_GATEWAY is on by the variable FEATURE_MCP_GATEWAY",
                        "             CONTRACT_TOOLS is off, set 30 s ago by on-\\u0007call",
                        "             NEW is off by default");
    }

    @Test
    void of_many_faults_only_the_first_are_shown() throws IOException {
        String gone = "{\"name\": \"s%d\", \"state\": \"unavailable\"}";
        answers.put(
                "/servers",
                json(
                        "{\"data\": [%s]}"
                                .formatted(
                                        IntStream.range(0, 1_234)
                                                .mapToObj(gone::formatted)
                                                .collect(Collectors.joining(",")))));

        status();

        assertThat(lines())
                .hasSize(23)
                .contains(
                        "router       1,234 servers: 1,234 unavailable; 2 tools offered",
                        "             and 1,214 more; GET /servers lists all servers");
    }

    @Test
    void a_router_that_is_switched_off_is_told_from_none() throws IOException {
        String off =
                """
                {"type": "urn:switchboard:problem:feature-off", "status": 404,
                 "detail": "the feature ROUTER_SERVICES is off; see /features/ROUTER_SERVICES"}
                """;
        answers.put("/servers", problem(404, off));
        answers.remove("/tools");

        assertThat(status()).isZero();

        assertThat(lines())
                .startsWith(
                        "router       off: the feature ROUTER_SERVICES is off;"
                                + " see /features/ROUTER_SERVICES")
                .hasSize(2);
    }

    @Test
    void where_there_is_no_router_one_line_says_so() throws IOException {
        String none = "{\"type\": \"urn:switchboard:problem:not-found\", \"detail\": \"nothing\"}";
        for (Reply answer :
                List.of(problem(404, none), new Reply(404, Map.of(), "no"), json("[]"))) {
            answers.put("/servers", answer);

            assertThat(status()).isZero();

            assertThat(lines()).containsExactly("router       none at this address");
        }
    }

    @Test
    void a_router_that_is_away_changes_no_exit_code() throws IOException {
        answers.put("/servers", new Reply(503, Map.of(), "no server"));

        assertThat(status()).isZero();
        assertThat(lines().getFirst())
                .matches("router {7}does not answer: HTTP status 503 from http://.*/servers");

        answers.put("/contracts/status", json(SYSTEM.formatted(false)));
        answers.put("/servers", json(SERVERS));
        assertThat(status()).isOne();
    }

    @Test
    void json_has_what_the_router_answered() throws IOException {
        status("--json");

        assertThat(screen.out())
                .singleElement()
                .asString()
                .contains(
                        "\"router\":{\"servers\":{\"data\":[{\"name\":\"weather\"",
                        "\"tools\":{\"data\":",
                        "\"features\":{\"data\":",
                        "\"calls\":{\"data\":");
    }

    private StubServer serving() throws IOException {
        return new StubServer(request ->
                answers.getOrDefault(
                        request.path().replaceFirst("\\?.*", ""),
                        new Reply(404, Map.of(), "nothing here")));
    }

    private int status(String... options) throws IOException {
        try (StubServer server = serving()) {
            List<String> words = new ArrayList<>(List.of("status", "--url", server.url()));
            words.addAll(List.of(options));
            return CommandLine.run(screen.terminal(), words.toArray(String[]::new));
        }
    }

    /** The lines about the router, of the latest run. */
    private List<String> lines() {
        List<String> all = screen.out();
        int begin =
                IntStream.range(0, all.size())
                        .filter(line -> all.get(line).startsWith("router "))
                        .max()
                        .orElseThrow();
        return all.subList(begin, all.size());
    }

    private static Reply json(String body) {
        return new Reply(200, Map.of("Content-Type", "application/json"), body);
    }

    private static Reply problem(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/problem+json"), body);
    }
}
