package dev.switchboard.cli.watch;

import dev.switchboard.cli.server.ServerAddress;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.Start;
import dev.switchboard.client.follow.WhenSlow;
import dev.switchboard.client.rest.Addresses;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows updates until Ctrl-C. */
@Command(
        name = "watch",
        sortOptions = false,
        description = {
            "Shows updates as they come, and goes on after a break without losing one.",
            "Ctrl-C ends it with 0; it ends with 1 if the server refuses what is asked for."
        })
public final class WatchCommand implements Callable<Integer> {

    private static final int USUAL_LIMIT = 100;

    private final Terminal terminal;

    /** Replaced by the one that picocli makes of this class. */
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--contract",
            paramLabel = "ID",
            converter = ContractIdValue.class,
            description = "only this contract (may be repeated)")
    private List<ContractId> contracts = List.of();

    @Option(
            names = "--location",
            paramLabel = "L",
            converter = LocationValue.class,
            description = "only contracts at this location (may be repeated)")
    private List<Location> locations = List.of();

    @Option(
            names = "--replay",
            paramLabel = "WHAT",
            description = "first latest (of each contract) or history; without it only what comes")
    private @Nullable InitialReplay replay;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many of the history, 1 to 1000 (default: " + USUAL_LIMIT + ")")
    private @Nullable Integer limit;

    @Option(names = "--since", paramLabel = "CURSOR", description = "goes on from there")
    private @Nullable String since;

    @Option(
            names = "--slow",
            paramLabel = "POLICY",
            defaultValue = "conflate",
            description = "if this end is too slow: conflate (the default), all or disconnect")
    private WhenSlow slow = WhenSlow.CONFLATE;

    @Option(names = "--max-rate", paramLabel = "N", description = "at most N messages a second")
    private @Nullable Integer maxRate;

    @Option(
            names = "--json",
            description = "prints the messages as they are, one JSON object a line")
    private boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description = {
                "the server, http://HOST:PORT, or its WebSocket",
                "(default: the variable " + Addresses.VARIABLE + ", or else",
                ServerAddress.DEFAULT_FEED + ")"
            })
    private @Nullable URI url;

    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        FollowRequest request;
        URI feed;
        try {
            request = request();
            feed = (url == null ? Addresses.of(System.getenv()) : Addresses.of(url)).feed();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        Thread onCtrlC = new Thread(WatchCommand::endWell);
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        try (ContractClient client = ContractClient.builder().uri(feed).build()) {
            return new Watcher(terminal, feed, json).run(client, request) ? 0 : 1;
        } finally {
            Runtime.getRuntime().removeShutdownHook(onCtrlC);
        }
    }

    private FollowRequest request() {
        return new FollowRequest(
                new LinkedHashSet<>(contracts),
                new LinkedHashSet<>(locations),
                start(),
                slow,
                maxRate == null ? OptionalInt.empty() : OptionalInt.of(maxRate));
    }

    private Start start() {
        if (limit != null && replay != InitialReplay.HISTORY) {
            throw new IllegalArgumentException("--limit goes with --replay history alone");
        }
        if (since != null) {
            if (replay != null) {
                throw new IllegalArgumentException("--since goes without --replay");
            }
            return new Start.Since(since);
        }
        return switch (replay) {
            case null -> Start.LIVE;
            case LATEST -> Start.LATEST;
            case HISTORY -> new Start.History(limit == null ? USUAL_LIMIT : limit);
        };
    }

    /** Ctrl-C is the usual end of this command, not a fault; Java would exit with 130. */
    private static void endWell() {
        Runtime.getRuntime().halt(0);
    }
}
