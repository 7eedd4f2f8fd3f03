package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {

    private final Screen screen = new Screen();

    @Test
    void accepted_update_prints_its_message_id() throws IOException {
        try (StubServer server = new StubServer(_ -> Reply.accepted("contracts-3-17"))) {
            int exit =
                    send(server, "c-42", "Chennai", "active", "--timestamp", "2024-01-01T12:00:00");

            assertThat(exit).isZero();
            assertThat(screen.out()).containsExactly("contracts-3-17");
            assertThat(server.requests())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("key")
                    .containsExactly(
                            new Request(
                                    "POST",
                                    "/update",
                                    null,
                                    "{\"contract_id\":\"c-42\",\"location\":\"Chennai\","
                                            + "\"status\":\"active\","
                                            + "\"timestamp\":\"2024-01-01T12:00:00\"}"));
        }
    }

    @Test
    void key_goes_along() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            send(server, "c-42", "Chennai", "active", "--key", "order-7");

            assertThat(server.requests()).extracting(Request::key).containsExactly("order-7");
        }
    }

    @Test
    void json_is_sent_as_it_was_read() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            int exit = run(screen, "{\"contract_id\": 7}", "send", "-", "--url", server.url());

            assertThat(exit).isZero();
            assertThat(server.requests())
                    .extracting(Request::body)
                    .containsExactly("{\"contract_id\": 7}");
        }
    }

    @Test
    void what_may_have_been_taken_is_told_with_the_key_to_send_it_again() throws IOException {
        try (StubServer server = new StubServer(_ -> Reply.busy(503, 1))) {
            assertThat(send(server, "c-42", "Chennai", "active")).isEqualTo(1);

            assertThat(screen.err())
                    .containsExactly(
                            "switchboard: Come back later.",
                            "To send it again, add --key %s: it counts once."
                                    .formatted(server.requests().getFirst().key()));
        }
    }

    @Test
    void what_is_not_utf_8_is_not_sent() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            int exit =
                    CommandLine.run(
                            screen.reading(new byte[] {'{', (byte) 0xff, '}'}),
                            "send",
                            "-",
                            "--url",
                            server.url());

            assertThat(exit).isEqualTo(1);
            assertThat(screen.err()).containsExactly("switchboard: what was read is not UTF-8");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void id_that_nothing_can_have_is_wrong_usage() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            assertThat(send(server, "a\nb", "--remove")).isEqualTo(2);

            assertThat(screen.err().getFirst()).contains("CONTRACT_ID must not contain control");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void test_update_goes_where_nothing_is_kept() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            send(server, "c-42", "Chennai", "active", "--test");

            assertThat(server.requests()).extracting(Request::path).containsExactly("/test/update");
        }
    }

    @Test
    void removal_encodes_whatever_the_id_holds() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            send(server, "a/b ü?", "--remove");

            assertThat(server.requests())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("key")
                    .containsExactly(
                            new Request(
                                    "DELETE", "/contracts?contract_id=a%2Fb+%C3%BC%3F", null, ""));
        }
    }

    @Test
    void refused_update_says_why_and_fails() throws IOException {
        try (StubServer server = new StubServer(_ -> Reply.refused())) {
            int exit = send(server, "c-42", "Delhi", "active");

            assertThat(exit).isEqualTo(1);
            assertThat(screen.out()).isEmpty();
            assertThat(screen.err())
                    .containsExactly(
                            "switchboard: The update breaks 1 rule.",
                            "  location must be one of Chennai, Mumbai: \"Delhi\"");
        }
    }

    @Test
    void server_that_is_not_there_is_one_line() throws IOException {
        try (ClosedPort server = new ClosedPort()) {
            int exit = run(screen, "", "send", "c-42", "Chennai", "active", "--url", server.url());

            assertThat(exit).isEqualTo(1);
            assertThat(screen.err())
                    .containsExactly(
                            "switchboard: nothing answers at "
                                    + server.url()
                                    + ": start it with ./switchboard run, or name another"
                                    + " server with --url");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send",
                "send c-42",
                "send c-42 Chennai",
                "send c-42 Chennai active now",
                "send c-42 Chennai active --remove",
                "send - --timestamp 2024-01-01T12:00:00",
                "send c-42 Chennai active --url localhost",
                "send c-42 Chennai active --url ftp://localhost",
                "send c-42 Chennai active --key",
                "send c-42 Chennai active --key schlüssel",
                "send c-42 Chennai active --colour",
                "watch --replay everything",
                "watch --slow never",
                "watch --max-rate fast",
                "watch --url nowhere",
                "watch --location Delhi",
                "watch --contract ",
                "watch --since x --replay latest",
                "watch --max-rate 5 --slow all",
                "watch --replay history --limit 0",
                "watch --limit 5",
                "watch --replay latest --limit 5",
                "replay",
                "replay f --rate 0",
                "replay f --rate fast",
                "replay f --patience -1",
                "dance",
                "dlt",
                "dlt dance",
                "dlt list 0-17",
                "dlt list --limit 0",
                "dlt list --since yesterday",
                "dlt list --since 2024-13-01T00:00:00Z",
                "dlt list --kafka-config nowhere.properties",
                "dlt show",
                "dlt show 17",
                "dlt show 0-",
                "dlt show 0--1",
                "dlt show 0-99999999999999999999",
                "dlt show 0-1 0-2",
                "dlt replay",
                "dlt replay 0-1 --all",
                "dlt replay 0-1 --since 24h",
                "dlt replay 0-1 0-2",
                "dlt replay 0-1 0-2 --edit f",
                "dlt replay --all",
                "dlt replay --all --yes --edit f",
                "mcp now",
                "mcp --url localhost:8000",
                "mcp --url ws://localhost:8000",
                "mcp --url http://me@localhost:8000/mcp",
            })
    void wrong_usage_is_one_line_and_exit_code_2(String words) {
        assertThat(run(screen, "", words.split(" ", -1))).isEqualTo(2);
        assertThat(screen.err()).hasSize(1).first().asString().startsWith("switchboard: ");
    }

    private int send(StubServer server, String... words) {
        List<String> all = new ArrayList<>(List.of("send", "--url", server.url()));
        all.addAll(Arrays.asList(words));
        return run(screen, "", all.toArray(String[]::new));
    }

    private static int run(Screen screen, String input, String... words) {
        return CommandLine.run(screen.reading(input), words);
    }
}
