package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay says of lines, files and servers that fail it. */
class ReplayFaultsTest {

    @TempDir private Path folder;

    private Replay replay;

    @BeforeEach
    void start() {
        replay = new Replay(folder);
    }

    @Test
    void refused_and_unreadable_lines_are_listed_by_number() throws IOException {
        try (StubServer server =
                new StubServer(_ ->
                        Replay.outcome(
                                207,
                                """
                                {"accepted": 1, "refused": 1, "refusals": [
                                  {"index": 2, "status": 422, "detail": "no", "violations": [
                                    {"pointer": "/location",
                                     "message": "must be one of Chennai, Mumbai",
                                     "rejected": "Delhi"}]}]}
                                """))) {
            int exit =
                    replay.run(
                            server,
                            replay.file(
                                    "u.ndjson",
                                    "{\"a\":1}",
                                    "",
                                    "{\"location\":\"Delhi\"}",
                                    "{oops"));

            assertThat(exit).isEqualTo(1);
            assertThat(replay.screen().out()).hasSize(3);
            assertThat(replay.screen().out().get(0)).startsWith("1 accepted, 2 refused");
            assertThat(replay.screen().out().get(1))
                    .isEqualTo("line 3: location must be one of Chennai, Mumbai: \"Delhi\"");
            assertThat(replay.screen().out().get(2)).startsWith("line 4: not JSON: ");
        }
    }

    @Test
    void busy_server_is_asked_again_with_the_same_key() throws IOException {
        Iterator<Reply> first = List.of(Reply.busy(503, 0)).iterator();
        try (StubServer server =
                new StubServer(request -> first.hasNext() ? first.next() : Replay.all(request))) {
            int exit =
                    replay.run(
                            server,
                            replay.file("u.ndjson", "{\"a\":1}", "{\"a\":2}"),
                            "--key",
                            "k");

            assertThat(exit).isZero();
            assertThat(server.requests()).hasSize(2).extracting(Request::key).containsOnly("k");
        }
    }

    @Test
    void what_kafka_did_not_take_in_time_stops_the_replay_at_its_line() throws IOException {
        try (StubServer server =
                new StubServer(_ ->
                        Replay.outcome(
                                207,
                                """
                                {"accepted": 1, "refused": 0, "refusals": [],
                                 "unread": {"from": 2, "status": 503, "detail": "Kafka is slow"}}
                                """))) {
            int exit =
                    replay.run(
                            server,
                            replay.file("u.ndjson", "{\"a\":1}", "", "{\"a\":2}"),
                            "--patience",
                            "0");

            assertThat(exit).isEqualTo(1);
            assertThat(replay.screen().out())
                    .singleElement()
                    .asString()
                    .startsWith("1 accepted, 0 refused");
            assertThat(replay.complaints().getFirst())
                    .isEqualTo("switchboard: stopped at line 3: Kafka is slow");
        }
    }

    @Test
    void patience_at_its_end_stops_the_replay_and_tells_how_to_go_on() throws IOException {
        try (StubServer server = new StubServer(_ -> Reply.busy(503, 60))) {
            int exit =
                    replay.run(
                            server,
                            replay.file("u.ndjson", "{\"a\":1}"),
                            "--patience",
                            "0",
                            "--key",
                            "k");

            assertThat(exit).isEqualTo(1);
            assertThat(replay.screen().out())
                    .singleElement()
                    .asString()
                    .startsWith("0 accepted, 0 refused");
            assertThat(replay.complaints())
                    .containsExactly(
                            "switchboard: stopped at line 1: Come back later.",
                            "To go on, give the same command with --key k: what has arrived does"
                                    + " not count twice.");
        }
    }

    @Test
    void server_that_stays_away_stops_the_replay() throws IOException {
        Path update = replay.file("u.ndjson", "{\"a\":1}");
        try (ClosedPort server = new ClosedPort()) {
            assertThat(replay.run(server.url(), update, "--patience", "0")).isEqualTo(1);
            assertThat(replay.complaints().getFirst())
                    .isEqualTo(
                            "switchboard: stopped at line 1: nothing answers at "
                                    + server.url()
                                    + ": start it with ./switchboard run, or name another"
                                    + " server with --url");
        }
    }

    @Test
    void unusable_files_are_one_line_each() throws IOException {
        try (StubServer server = new StubServer(Replay::all)) {
            Path missing = folder.resolve("missing.csv");
            assertThat(replay.run(server, missing)).isEqualTo(1);
            assertThat(replay.run(server, folder)).isEqualTo(1);
            assertThat(replay.run(server, replay.file("array.json", "[{\"a\":1}]"))).isEqualTo(1);
            assertThat(replay.run(server, replay.file("u.csv", "contract_id,location,status")))
                    .isEqualTo(1);

            assertThat(replay.complaints()).hasSize(4);
            assertThat(replay.complaints().getFirst())
                    .isEqualTo("switchboard: %s: there is no such file".formatted(missing));
            assertThat(server.requests()).isEmpty();
        }
    }
}
