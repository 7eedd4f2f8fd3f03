package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTest {

    private static final String SYSTEM =
            """
            {"status": "%s", "ready": %s,
             "contracts": {"total": 1234, "by_location": {"Chennai": 1000, "Mumbai": 234},
                           "by_status": {"active": 1200, "inactive": 34}},
             "last_update": %s, "lag": %d, "connections": 3, "now": "2024-01-01T12:01:05Z",
             "started_at": "2024-01-01T11:00:00Z", "uptime_seconds": 3665}
            """;
    private static final String LAST =
            """
            {"contract_id": "c-42", "location": "Chennai", "status": "active",
             "timestamp": "2024-01-01T12:00:00Z", "id": "contracts-4-17",
             "recorded_at": "2024-01-01T12:00:00Z"}
            """;
    private static final String CONNECTIONS =
            """
            {"connections": {"stomp": 1, "ws": 2, "sse": 0, "total": 3, "opened": 7},
             "subscriptions": 4, "delivered": {"messages": 1200, "bytes": 3120000},
             "slow": {"writing": 0, "fell_behind": 5, "conflated": 9, "disconnected": 1,
                      "catching_up": 0}}
            """;

    private final Screen screen = new Screen();

    @Test
    void a_ready_system_is_shown_at_a_glance() throws IOException {
        try (StubServer server = serving(SYSTEM.formatted("ready", true, LAST, 0), "{}")) {
            assertThat(status("--url", server.url())).isZero();

            assertThat(screen.out())
                    .containsExactly(
                            "switchboard  ready, up 1 h 1 min  " + server.url(),
                            "contracts    1,234: 1,200 active, 34 inactive;"
                                    + " 1,000 Chennai, 234 Mumbai",
                            "last update  c-42 active in Chennai, 1 min 5 s ago",
                            "kafka        everything is taken in",
                            "connections  3: stomp 1, ws 2, sse 0; 4 subscriptions",
                            "delivered    1,200 messages, 3.1 MB",
                            "slow         0 catching up; since the start 5 fell behind,"
                                    + " 1 were cut off",
                            "router       none at this address");
        }
    }

    @Test
    void one_that_is_not_ready_says_why_and_ends_with_1() throws IOException {
        String health =
                """
                {"status": "DOWN", "components": {
                  "topics": {"status": "DOWN", "details": {"reason": "Kafka is away"}},
                  "ping": {"status": "UP"}}}
                """;
        try (StubServer server = serving(SYSTEM.formatted("starting", false, null, 12), health)) {
            assertThat(status("--url", server.url())).isOne();

            assertThat(screen.out())
                    .contains(
                            "switchboard  starting, up 1 h 1 min  " + server.url(),
                            "             topics is down: Kafka is away",
                            "last update  none yet",
                            "kafka        12 records are not taken in yet");
        }
    }

    @Test
    void what_holds_updates_back_is_named() throws IOException {
        String open =
                """
                "lag": 6, "open_transactions": [{"partition": 3, "held_back": 6,
                  "since": "2024-01-01T12:00:00Z", "transactional_id": "billing-1"}]\
                """;
        String system = SYSTEM.formatted("ready", true, LAST, 6).replace("\"lag\": 6", open);
        try (StubServer server = serving(system, "{}")) {
            status("--url", server.url());

            assertThat(screen.out())
                    .contains(
                            "             6 held back in contract.updates-3 by the transaction of"
                                    + " billing-1, open since 2024-01-01T12:00:00Z");
        }
    }

    @Test
    void a_query_of_the_address_is_not_told() throws IOException {
        try (StubServer server = serving(SYSTEM.formatted("ready", true, LAST, 0), "{}")) {
            status("--url", server.url().replace("http", "ws") + "/ws?token=secret");
            status("--url", "ws://u:secret@h");
        }
        assertThat(screen.out()).noneMatch(line -> line.contains("secret"));
        assertThat(screen.err()).hasSize(1).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void json_has_all_that_was_answered_in_one_line() throws IOException {
        try (StubServer server = serving(SYSTEM.formatted("ready", true, LAST, 0), "{}")) {
            assertThat(status("--json", "--url", server.url())).isZero();

            assertThat(screen.out())
                    .singleElement()
                    .asString()
                    .contains(
                            "{\"system\":{\"status\":\"ready\"",
                            "\"connections\":{\"conn",
                            "\"health\":{}");
        }
    }

    @Test
    void behind_a_proxy_that_hides_the_health_the_rest_is_shown() throws IOException {
        try (StubServer server =
                new StubServer(request ->
                        request.path().equals("/contracts/status")
                                ? json(200, SYSTEM.formatted("ready", true, LAST, 0))
                                : json(404, "{}"))) {
            assertThat(status("--url", server.url())).isZero();

            assertThat(screen.out()).hasSize(5);
        }
    }

    @Test
    void what_is_no_switchboard_is_told_apart_from_nothing() throws IOException {
        try (StubServer server = new StubServer(_ -> json(404, "nothing here"))) {
            assertThat(status("--url", server.url())).isOne();
        }
        assertThat(status("--url", "http://127.0.0.1:1")).isOne();

        assertThat(screen.err()).hasSize(2);
        assertThat(screen.err().getFirst())
                .endsWith(
                        " is no Switchboard: it said HTTP status 404 (application/json);"
                                + " name another server with --url");
        assertThat(screen.err().getLast())
                .isEqualTo(
                        "switchboard: nothing answers at http://127.0.0.1:1: start it with"
                                + " ./switchboard run, or name another server with --url");
    }

    private static StubServer serving(String system, String health) throws IOException {
        return new StubServer(request -> answer(request, system, health));
    }

    private static Reply answer(Request request, String system, String health) {
        return switch (request.path()) {
            case "/contracts/status" -> json(200, system);
            case "/ws/status" -> json(200, CONNECTIONS);
            case "/actuator/health/readiness" -> json(health.contains("DOWN") ? 503 : 200, health);
            default -> json(404, "{}");
        };
    }

    private static Reply json(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }

    private int status(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "status";
        System.arraycopy(options, 0, words, 1, options.length);
        return CommandLine.run(screen.terminal(), words);
    }
}
