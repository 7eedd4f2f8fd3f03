package dev.switchboard.cli.watch;

import dev.switchboard.cli.rest.ServerUrl;
import dev.switchboard.cli.retry.Backoff;
import dev.switchboard.cli.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows updates until Ctrl-C. */
@Command(
        name = "watch",
        sortOptions = false,
        description = "Shows updates as they come, and goes on after a break without losing one.")
public final class WatchCommand implements Callable<Integer> {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Terminal terminal;

    @Option(
            names = "--contract",
            paramLabel = "ID",
            description = "only this contract (may be repeated)")
    private List<String> contracts = List.of();

    @Option(
            names = "--location",
            paramLabel = "L",
            description = "only contracts at this location (may be repeated)")
    private List<String> locations = List.of();

    @Option(
            names = "--replay",
            paramLabel = "WHAT",
            description = "first latest (of each contract) or history; without it only what comes")
    private @Nullable Replay replay;

    @Option(names = "--since", paramLabel = "CURSOR", description = "goes on from there")
    private @Nullable String since;

    @Option(
            names = "--slow",
            paramLabel = "POLICY",
            description = "if this end is too slow: ${COMPLETION-CANDIDATES}")
    private @Nullable SlowPolicy slow;

    @Option(names = "--max-rate", paramLabel = "N", description = "at most N messages a second")
    private @Nullable Integer maxRate;

    @Option(names = "--json", description = "prints the messages as they are, one a line")
    private boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:WS_URI:-" + ServerUrl.DEFAULT_FEED + "}",
            converter = ServerUrl.Converter.class,
            description = {
                "the server, http://HOST:PORT, or its WebSocket",
                "(default: the variable WS_URI, or else " + ServerUrl.DEFAULT_FEED + ")"
            })
    private ServerUrl url = ServerUrl.LOCAL;

    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Subscription subscription =
                new Subscription(url.feed(), contracts, locations, replay, since, slow, maxRate);
        Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, RandomGenerator.getDefault());
        Thread onCtrlC = new Thread(WatchCommand::endWell);
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        boolean well = new Watcher(terminal, subscription, json, backoff).run();
        Runtime.getRuntime().removeShutdownHook(onCtrlC);
        return well ? 0 : 1;
    }

    /** Ctrl-C is the usual end of this command, not a fault; Java would exit with 130. */
    private static void endWell() {
        Runtime.getRuntime().halt(0);
    }
}
