package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private final Screen screen = new Screen();

    @TempDir private Path folder;

    @Test
    void example_updates_are_all_accepted() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            int exit = replay(server, Path.of("../examples/updates.ndjson"));

            assertThat(exit).isZero();
            assertThat(screen.out()).singleElement().asString().startsWith("1,000 accepted, 0 ref");
            assertThat(server.requests()).hasSize(1000);
        }
    }

    @Test
    void updates_of_a_contract_keep_their_order() throws IOException {
        List<String> lines =
                IntStream.range(0, 300)
                        .mapToObj(i -> "{\"contract_id\":\"c-%d\",\"n\":%d}".formatted(i % 7, i))
                        .toList();
        try (StubServer server = StubServer.accepting()) {
            replay(server, file("u.ndjson", lines));

            var sent =
                    server.requests().stream()
                            .map(Request::body)
                            .collect(Collectors.groupingBy(ReplayTest::contract));
            var read = lines.stream().collect(Collectors.groupingBy(ReplayTest::contract));
            assertThat(sent).isEqualTo(read);
        }
    }

    @Test
    void csv_goes_as_json_in_any_order_of_its_columns() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            int exit =
                    replay(
                            server,
                            file(
                                    "u.csv",
                                    "status,contract_id,timestamp,location",
                                    "a,c,t,\"x, y\""));

            assertThat(exit).isZero();
            assertThat(server.requests())
                    .extracting(Request::body)
                    .containsExactly(
                            "{\"status\":\"a\",\"contract_id\":\"c\",\"timestamp\":\"t\","
                                    + "\"location\":\"x, y\"}");
        }
    }

    @Test
    void refused_and_unreadable_lines_are_listed_by_number() throws IOException {
        try (StubServer server =
                new StubServer(request ->
                        request.body().contains("Delhi")
                                ? Reply.refused()
                                : Reply.accepted("contracts-0-1"))) {
            int exit =
                    replay(
                            server,
                            file("u.ndjson", "{\"a\":1}", "", "{\"location\":\"Delhi\"}", "{oops"));

            assertThat(exit).isEqualTo(1);
            assertThat(screen.out()).hasSize(3);
            assertThat(screen.out().get(0)).startsWith("1 accepted, 2 refused");
            assertThat(screen.out().get(1))
                    .isEqualTo("line 3: location must be one of Chennai, Mumbai: \"Delhi\"");
            assertThat(screen.out().get(2)).startsWith("line 4: not JSON: ");
        }
    }

    @Test
    void same_file_again_carries_the_same_keys() throws IOException {
        Path file = file("u.ndjson", "{\"a\":1}", "{\"a\":2}");
        try (StubServer first = StubServer.accepting();
                StubServer second = StubServer.accepting()) {
            replay(first, file);
            replay(second, file);

            assertThat(keys(first)).hasSize(2).isEqualTo(keys(second));
        }
    }

    @Test
    void given_prefix_makes_the_keys() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            replay(server, file("u.ndjson", "{\"a\":1}", "{\"a\":2}"), "--key", "again");

            assertThat(keys(server)).containsExactlyInAnyOrder("again:1", "again:2");
        }
    }

    @Test
    void busy_server_is_asked_again_with_the_same_key() throws IOException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (StubServer server =
                new StubServer(request ->
                        seen.add(request.body())
                                ? Reply.busy(503, 0)
                                : Reply.accepted("contracts-0-1"))) {
            int exit = replay(server, file("u.ndjson", "{\"a\":1}", "{\"a\":2}"), "--key", "k");

            assertThat(exit).isZero();
            assertThat(server.requests()).hasSize(4);
            assertThat(keys(server)).containsExactlyInAnyOrder("k:1", "k:2");
        }
    }

    @Test
    void patience_at_its_end_stops_the_replay_and_tells_how_to_go_on() throws IOException {
        try (StubServer server = new StubServer(_ -> Reply.busy(503, 60))) {
            int exit =
                    replay(server, file("u.ndjson", "{\"a\":1}"), "--patience", "0", "--key", "k");

            assertThat(exit).isEqualTo(1);
            assertThat(screen.out()).singleElement().asString().startsWith("0 accepted, 0 refused");
            assertThat(complaints())
                    .containsExactly(
                            "switchboard: stopped at line 1: Come back later.",
                            "To go on, give the same command with --key k: what has arrived does"
                                    + " not count twice.");
        }
    }

    @Test
    void server_that_stays_away_stops_the_replay() throws IOException {
        Path update = file("u.ndjson", "{\"a\":1}");
        try (ClosedPort server = new ClosedPort()) {
            assertThat(replay(server.url(), update, "--patience", "0")).isEqualTo(1);
            assertThat(complaints().getFirst())
                    .isEqualTo(
                            "switchboard: stopped at line 1: nothing answers at "
                                    + server.url()
                                    + ": start it with ./switchboard run, or name another"
                                    + " server with --url");
        }
    }

    @Test
    void standard_input_is_read_too() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            int exit =
                    CommandLine.run(
                            screen.reading("{\"a\":1}\n{\"a\":2}"),
                            "replay",
                            "-",
                            "--url",
                            server.url());

            assertThat(exit).isZero();
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void empty_file_is_nothing_to_do() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            assertThat(replay(server, file("empty.csv"))).isZero();
            assertThat(screen.out()).singleElement().asString().startsWith("0 accepted, 0 refused");
        }
    }

    @Test
    void unusable_files_are_one_line_each() throws IOException {
        try (StubServer server = StubServer.accepting()) {
            Path missing = folder.resolve("missing.csv");
            assertThat(replay(server, missing)).isEqualTo(1);
            assertThat(replay(server, folder)).isEqualTo(1);
            assertThat(replay(server, file("array.json", "[{\"a\":1}]"))).isEqualTo(1);
            assertThat(replay(server, file("u.csv", "contract_id,location,status"))).isEqualTo(1);

            assertThat(complaints()).hasSize(4);
            assertThat(complaints().getFirst())
                    .isEqualTo("switchboard: %s: there is no such file".formatted(missing));
            assertThat(server.requests()).isEmpty();
        }
    }

    private int replay(StubServer server, Path file, String... options) {
        return replay(server.url(), file, options);
    }

    private int replay(String url, Path file, String... options) {
        Stream<String> words =
                Stream.concat(
                        Stream.of("replay", file.toString(), "--url", url), Stream.of(options));
        return CommandLine.run(screen.terminal(), words.toArray(String[]::new));
    }

    private Path file(String name, String... lines) throws IOException {
        return file(name, List.of(lines));
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    /** The part of a line that names the contract. */
    private static String contract(String json) {
        return json.substring(0, json.indexOf(','));
    }

    private static Set<String> keys(StubServer server) {
        return server.requests().stream()
                .map(request -> String.valueOf(request.key()))
                .collect(Collectors.toSet());
    }

    /** What was complained of; on a busy machine lines of progress may come between. */
    private List<String> complaints() {
        return screen.err().stream().filter(line -> !line.matches(".* updates  .*/s.*")).toList();
    }
}
