package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.testkit.RawServer;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers may be anything: each command says so in one sentence and ends with 1. */
@Timeout(180)
class ForeignServerTest {

    private static final String ACCEPTED =
            "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 52\r\n\r\n"
                    + "{\"contract_id\": \"c\", \"message_id\": \"contracts-1-23\"}";

    @TempDir private Path folder;

    private final Screen screen = new Screen();

    @ParameterizedTest
    @ValueSource(
            strings = {"send c Chennai active", "send c --remove", "status", "watch", "replay -"})
    void a_page_is_no_switchboard(String command) throws IOException {
        Reply page = new Reply(200, Map.of("Content-Type", "text/html"), "<html>hello</html>");
        try (StubServer server = new StubServer(_ -> page)) {
            int exit = run("{}", command, server.url());

            assertThat(exit).isEqualTo(1);
            assertThat(screen.err().getFirst())
                    .contains(
                            "what answers at ",
                            " is no Switchboard: it said HTTP status 200 (text/html); name another"
                                    + " server with --url");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"send c Chennai active", "send c --remove", "status", "watch", "replay -"})
    void another_protocol_is_told_as_such(String command) throws IOException {
        try (RawServer server = new RawServer("SSH-2.0-x\r\n\r\n", true)) {
            int exit = run("{}", command, server.url());

            assertThat(exit).isEqualTo(1);
            assertThat(screen.err().getFirst())
                    .contains(
                            server.address(),
                            "does not speak HTTP; name another server with --url");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"send c Chennai active", "status", "replay - --patience 0"})
    void hanging_up_like_kafka_does_is_told(String command) throws IOException {
        try (RawServer server = new RawServer("", true)) {
            int exit = run("{}", command, server.url());

            assertThat(exit).isEqualTo(1);
            assertThat(screen.err().getFirst())
                    .contains(server.url() + " ended the connection without an answer in HTTP; ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"send c Chennai active", "status", "watch", "replay -"})
    void impossible_port_is_wrong_usage(String command) {
        for (String url : List.of("http://h:99999", "ws://h:0")) {
            assertThat(run("{}", command, url)).isEqualTo(2);
        }
        assertThat(screen.err())
                .hasSize(2)
                .allMatch(line -> line.contains("' is not an address like http://localhost:8000"));
    }

    @Test
    void a_page_ends_a_replay_at_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("u.ndjson"), "{\"a\":1}\n{\"a\":2}\n");
        Reply page = new Reply(404, Map.of("Content-Type", "text/html"), "<html>");
        try (StubServer server = new StubServer(_ -> page)) {
            assertThat(run("", "replay " + file, server.url())).isEqualTo(1);

            assertThat(screen.out()).singleElement().asString().startsWith("0 accepted, 0 refused");
            assertThat(screen.err().getFirst()).contains("stopped at line 1: what answers at");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void proxy_that_does_not_admit_it_ends_a_replay_at_its_line() throws IOException {
        Reply page = new Reply(403, Map.of("Content-Type", "text/html"), "<html>");
        try (StubServer server = new StubServer(_ -> page)) {
            assertThat(run("{}", "replay -", server.url())).isEqualTo(1);

            assertThat(screen.out()).singleElement().asString().startsWith("0 accepted, 0 refused");
            assertThat(screen.err().getFirst())
                    .contains("stopped at line 1: HTTP status 403 from", "a proxy or firewall");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void proxy_without_a_node_is_not_ready() throws IOException {
        Reply page = new Reply(503, Map.of("Content-Type", "text/html"), "<html>");
        try (StubServer server = new StubServer(_ -> page)) {
            assertThat(run("", "status", server.url())).isEqualTo(1);

            assertThat(screen.err())
                    .containsExactly(
                            "switchboard: HTTP status 503 from %s/contracts/status"
                                    .formatted(server.url()));
        }
    }

    @Test
    void address_of_the_feed_is_one_of_the_server() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            String feed = server.url().replaceFirst("http", "ws") + "/api/ws";

            assertThat(run("", "send c Chennai active", feed)).isZero();
            assertThat(server.requests()).extracting("path").containsExactly("/api/update");
        }
    }

    @Test
    void whatever_is_answered_is_one_sentence_of_ours() throws IOException {
        Random random = new Random(7);
        String letters = "\r\n:;/ \u0000\u00ff09azHT{}\"-";
        try (RawServer server = new RawServer(ACCEPTED, true)) {
            for (int i = 0; i < 300; i++) {
                String answer = RawServer.mutated(ACCEPTED, letters, random);
                server.answer(answer);
                Screen each = new Screen();

                int exit =
                        CommandLine.run(
                                each.terminal(), "send", "c", "--remove", "--url", server.url());

                assertThat(exit).as(answer).isBetween(0, 1);
                assertThat(each.err())
                        .as(answer)
                        .filteredOn(line -> !line.startsWith("To send it again, add --key "))
                        .hasSize(exit);
                assertThat(String.join("", each.err()))
                        .as(answer)
                        .doesNotContainPattern(RawServer.LIBRARY_WORDS);
            }
            server.answer(ACCEPTED);
            assertThat(run("", "send c --remove", server.url())).isZero();
        }
    }

    private int run(String input, String command, String url) {
        List<String> words = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
        Stream.of("--url", url).forEach(words::add);
        return CommandLine.run(screen.reading(input), words.toArray(String[]::new));
    }
}
