package dev.switchboard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir private Path folder;

    private Replay replay;

    @BeforeEach
    void start() {
        replay = new Replay(folder);
    }

    @Test
    void example_updates_are_all_accepted() throws IOException {
        try (StubServer server = new StubServer(Replay::all)) {
            int exit = replay.run(server, Path.of("../examples/updates.ndjson"));

            assertThat(exit).isZero();
            assertThat(replay.screen().out())
                    .singleElement()
                    .asString()
                    .startsWith("1,000 accepted, 0 ref");
            assertThat(Replay.lines(server)).hasSize(1_000);
        }
    }

    @Test
    void lines_go_out_in_their_order_at_most_a_thousand_at_a_time() throws IOException {
        List<String> lines =
                IntStream.range(0, 2_300)
                        .mapToObj("{\"contract_id\":\"c-%d\"}"::formatted)
                        .toList();
        try (StubServer server = new StubServer(Replay::all)) {
            assertThat(replay.run(server, replay.file("u.ndjson", lines))).isZero();

            assertThat(Replay.lines(server)).isEqualTo(lines);
            assertThat(server.requests())
                    .allSatisfy(request ->
                            assertThat(request.body().lines().count()).isLessThanOrEqualTo(1_000));
            assertThat(replay.screen().out())
                    .singleElement()
                    .asString()
                    .startsWith("2,300 accepted, 0 ref");
        }
    }

    @Test
    void kept_to_a_rate_each_goes_when_it_is_due() throws IOException {
        List<String> lines = List.of("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
        try (StubServer server = new StubServer(Replay::all)) {
            replay.run(server, replay.file("u.ndjson", lines), "--rate", "19");

            assertThat(Replay.lines(server)).isEqualTo(lines);
            assertThat(server.requests())
                    .extracting(Request::path)
                    .containsExactly("/updates", "/updates?first=1", "/updates?first=2");
        }
    }

    @Test
    void csv_goes_as_json_in_any_order_of_its_columns() throws IOException {
        try (StubServer server = new StubServer(Replay::all)) {
            int exit =
                    replay.run(
                            server,
                            replay.file(
                                    "u.csv",
                                    "status,contract_id,timestamp,location",
                                    "a,c,t,\"x, y\""));

            assertThat(exit).isZero();
            assertThat(Replay.lines(server))
                    .containsExactly(
                            "{\"status\":\"a\",\"contract_id\":\"c\",\"timestamp\":\"t\","
                                    + "\"location\":\"x, y\"}");
        }
    }

    @Test
    void same_file_again_carries_the_same_key() throws IOException {
        Path file = replay.file("u.ndjson", "{\"a\":1}", "{\"a\":2}");
        try (StubServer server = new StubServer(Replay::all)) {
            replay.run(server, file);
            replay.run(server, file, "--rate", "15");
            replay.run(server, replay.file("v.ndjson", "{\"a\":1}"));

            List<String> keys = server.requests().stream().map(Request::key).toList();
            assertThat(keys).hasSize(4);
            assertThat(keys.subList(0, 3)).containsOnly(keys.getFirst());
            assertThat(keys.getLast()).isNotEqualTo(keys.getFirst());
        }
    }

    @Test
    void a_line_keeps_its_place_when_another_one_was_mended() throws IOException {
        try (StubServer server = new StubServer(Replay::all)) {
            replay.run(
                    server,
                    replay.file("u.ndjson", "{\"a\":1}", "{oops", "", "{\"a\":4}"),
                    "--key",
                    "k");
            replay.run(
                    server,
                    replay.file("u.ndjson", "{\"a\":1}", "{}", "", "{\"a\":4}"),
                    "--key",
                    "k");

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
                            return Replay.all(request);
                        })) {
            Terminal terminal =
                    new Terminal(in, replay.screen().terminal().out(), System.err, false, false);
            CompletableFuture<Integer> ended;
            try (PipedOutputStream pipe = new PipedOutputStream(in)) {
                ended =
                        CompletableFuture.supplyAsync(() ->
                                CommandLine.run(terminal, "replay", "-", "--url", server.url()));
                pipe.write("{\"a\":1}\n".getBytes(UTF_8));
                pipe.flush();

                assertThat(sent).succeedsWithin(Duration.ofMinutes(2));
            }
            assertThat(ended).succeedsWithin(Duration.ofMinutes(2)).isEqualTo(0);
        }
    }

    @Test
    void standard_input_is_read_too() throws IOException {
        try (StubServer server = new StubServer(Replay::all)) {
            int exit =
                    CommandLine.run(
                            replay.screen().reading("{\"a\":1}\n{\"a\":2}"),
                            "replay",
                            "-",
                            "--url",
                            server.url());

            assertThat(exit).isZero();
            assertThat(Replay.lines(server)).hasSize(2);
        }
    }

    @Test
    void empty_file_is_nothing_to_do() throws IOException {
        try (StubServer server = new StubServer(Replay::all)) {
            assertThat(replay.run(server, replay.file("empty.csv"))).isZero();
            assertThat(replay.screen().out())
                    .singleElement()
                    .asString()
                    .startsWith("0 accepted, 0 refused");
        }
    }
}
