package dev.switchboard.cli;

import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Replays of files, against stub servers. */
final class Replay {

    private final Screen screen = new Screen();
    private final Path folder;

    Replay(Path folder) {
        this.folder = folder;
    }

    Screen screen() {
        return screen;
    }

    int run(StubServer server, Path file, String... options) {
        return run(server.url(), file, options);
    }

    int run(String url, Path file, String... options) {
        Stream<String> words =
                Stream.concat(
                        Stream.of("replay", file.toString(), "--url", url), Stream.of(options));
        return CommandLine.run(screen.terminal(), words.toArray(String[]::new));
    }

    Path file(String name, String... lines) throws IOException {
        return file(name, List.of(lines));
    }

    Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    /** All updates that were sent. */
    static List<String> lines(StubServer server) {
        return server.requests().stream()
                .flatMap(request -> request.body().lines())
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Takes all of it. */
    static Reply all(Request request) {
        return outcome(
                202,
                "{\"accepted\": %d, \"refused\": 0, \"refusals\": []}"
                        .formatted(request.body().lines().count()));
    }

    static Reply outcome(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }

    /** What was complained of; on a busy machine lines of progress may come between. */
    List<String> complaints() {
        return screen.err().stream().filter(line -> !line.matches(".* updates  .*/s.*")).toList();
    }
}
