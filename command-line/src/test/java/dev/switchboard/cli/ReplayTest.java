package dev.switchboard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private final Screen screen = new Screen();

    @TempDir private Path folder;

    @Test
    void example_updates_are_all_accepted() throws IOException {
        try (StubServer server = new StubServer(ReplayTest::all)) {
            int exit = replay(server, Path.of("../examples/updates.ndjson"));

            assertThat(exit).isZero();
            assertThat(screen.out()).singleElement().asString().startsWith("1,000 accepted, 0 ref");
            assertThat(lines(server)).hasSize(1_000);
        }
    }

    @Test
    void lines_go_out_in_their_order_a_thousand_at_a_time() throws IOException {
        List<String> lines =
                IntStream.range(0, 2_300)
                        .mapToObj("{\"contract_id\":\"c-%d\"}"::formatted)
                        .toList();
        try (StubServer server = new StubServer(ReplayTest::all)) {
            assertThat(replay(server, file("u.ndjson", lines))).isZero();

            assertThat(lines(server)).isEqualTo(lines);
            assertThat(server.requests())
                    .extracting(Request::path)
                    .containsExactly("/updates", "/updates?first=1000", "/updates?first=2000");
            assertThat(screen.out()).singleElement().asString().startsWith("2,300 accepted, 0 ref");
        }
    }

    @Test
    void kept_to_a_rate_each_goes_when_it_is_due() throws IOException {
        List<String> lines = List.of("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
        try (StubServer server = new StubServer(ReplayTest::all)) {
            replay(server, file("u.ndjson", lines), "--rate", "19");

            assertThat(lines(server)).isEqualTo(lines);
            assertThat(server.requests())
                    .extracting(Request::path)
                    .containsExactly("/updates", "/updates?first=1", "/updates?first=2");
        }
    }

    @Test
    void csv_goes_as_json_in_any_order_of_its_columns() throws IOException {
        try (StubServer server = new StubServer(ReplayTest::all)) {
            int exit =
                    replay(
                            server,
                            file(
                                    "u.csv",
                                    "status,contract_id,timestamp,location",
                                    "a,c,t,\"x, y\""));

            assertThat(exit).isZero();
            assertThat(lines(server))
                    .containsExactly(
                            "{\"status\":\"a\",\"contract_id\":\"c\",\"timestamp\":\"t\","
                                    + "\"location\":\"x, y\"}");
        }
    }

    @Test
    void refused_and_unreadable_lines_are_listed_by_number() throws IOException {
        try (StubServer server =
                new StubServer(_ ->
                        outcome(
                                207,
                                """
                                {"accepted": 1, "refused": 1, "refusals": [
                                  {"index": 2, "status": 422, "detail": "no", "violations": [
                                    {"pointer": "/location",
                                     "message": "must be one of Chennai, Mumbai",
                                     "rejected": "Delhi"}]}]}
                                """))) {
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
    void same_file_again_carries_the_same_key() throws IOException {
        Path file = file("u.ndjson", "{\"a\":1}", "{\"a\":2}");
        try (StubServer server = new StubServer(ReplayTest::all)) {
            replay(server, file);
            replay(server, file, "--rate", "15");
            replay(server, file("v.ndjson", "{\"a\":1}"));

            List<String> keys = server.requests().stream().map(Request::key).toList();
            assertThat(keys).hasSize(4);
            assertThat(keys.subList(0, 3)).containsOnly(keys.getFirst());
            assertThat(keys.getLast()).isNotEqualTo(keys.getFirst());
        }
    }

    @Test
    void a_line_keeps_its_place_when_another_one_was_mended() throws IOException {
        try (StubServer server = new StubServer(ReplayTest::all)) {
            replay(server, file("u.ndjson", "{\"a\":1}", "{oops", "", "{\"a\":4}"), "--key", "k");
            replay(server, file("u.ndjson", "{\"a\":1}", "{}", "", "{\"a\":4}"), "--key", "k");

            assertThat(server.requests())
                    .extracting(request -> request.body().lines().toList())
                    .containsExactly(
                            List.of("{\"a\":1}", "", "", "{\"a\":4}"),
                            List.of("{\"a\":1}", "{}", "", "{\"a\":4}"));
        }
    }

    @Test
    void what_comes_slowly_goes_out_as_it_comes() throws Exception {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try (PipedInputStream in = new PipedInputStream();
                StubServer server =
                        new StubServer(request -> {
                            sent.complete(null);
                            return all(request);
                        })) {
            Terminal terminal = new Terminal(in, screen.terminal().out(), System.err, false, false);
            CompletableFuture<Integer> replay;
            try (PipedOutputStream pipe = new PipedOutputStream(in)) {
                replay =
                        CompletableFuture.supplyAsync(() ->
                                CommandLine.run(terminal, "replay", "-", "--url", server.url()));
                pipe.write("{\"a\":1}\n".getBytes(UTF_8));
                pipe.flush();

                assertThat(sent).succeedsWithin(Duration.ofMinutes(2));
            }
            assertThat(replay).succeedsWithin(Duration.ofMinutes(2)).isEqualTo(0);
        }
    }

    @Test
    void busy_server_is_asked_again_with_the_same_key() throws IOException {
        Iterator<Reply> first = List.of(Reply.busy(503, 0)).iterator();
        try (StubServer server =
                new StubServer(request -> first.hasNext() ? first.next() : all(request))) {
            int exit = replay(server, file("u.ndjson", "{\"a\":1}", "{\"a\":2}"), "--key", "k");

            assertThat(exit).isZero();
            assertThat(server.requests()).hasSize(2).extracting(Request::key).containsOnly("k");
        }
    }

    @Test
    void what_kafka_did_not_take_in_time_stops_the_replay_at_its_line() throws IOException {
        try (StubServer server =
                new StubServer(_ ->
                        outcome(
                                207,
                                """
                                {"accepted": 1, "refused": 0, "refusals": [],
                                 "unread": {"from": 2, "status": 503, "detail": "Kafka is slow"}}
                                """))) {
            int exit =
                    replay(
                            server,
                            file("u.ndjson", "{\"a\":1}", "", "{\"a\":2}"),
                            "--patience",
                            "0");

            assertThat(exit).isEqualTo(1);
            assertThat(screen.out()).singleElement().asString().startsWith("1 accepted, 0 refused");
            assertThat(complaints().getFirst())
                    .isEqualTo("switchboard: stopped at line 3: Kafka is slow");
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
        try (StubServer server = new StubServer(ReplayTest::all)) {
            int exit =
                    CommandLine.run(
                            screen.reading("{\"a\":1}\n{\"a\":2}"),
                            "replay",
                            "-",
                            "--url",
                            server.url());

            assertThat(exit).isZero();
            assertThat(lines(server)).hasSize(2);
        }
    }

    @Test
    void empty_file_is_nothing_to_do() throws IOException {
        try (StubServer server = new StubServer(ReplayTest::all)) {
            assertThat(replay(server, file("empty.csv"))).isZero();
            assertThat(screen.out()).singleElement().asString().startsWith("0 accepted, 0 refused");
        }
    }

    @Test
    void unusable_files_are_one_line_each() throws IOException {
        try (StubServer server = new StubServer(ReplayTest::all)) {
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

    /** All updates that were sent. */
    private static List<String> lines(StubServer server) {
        return server.requests().stream()
                .flatMap(request -> request.body().lines())
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Takes all of it. */
    private static Reply all(Request request) {
        return outcome(
                202,
                "{\"accepted\": %d, \"refused\": 0, \"refusals\": []}"
                        .formatted(request.body().lines().count()));
    }

    private static Reply outcome(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }

    /** What was complained of; on a busy machine lines of progress may come between. */
    private List<String> complaints() {
        return screen.err().stream().filter(line -> !line.matches(".* updates  .*/s.*")).toList();
    }
}
