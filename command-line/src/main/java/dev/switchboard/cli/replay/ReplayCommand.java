package dev.switchboard.cli.replay;

import dev.switchboard.cli.rest.IdempotencyKey;
import dev.switchboard.cli.rest.ServerUrl;
import dev.switchboard.cli.rest.UpdateClient;
import dev.switchboard.cli.retry.Backoff;
import dev.switchboard.cli.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the updates of a file. Exits with 0 if all were accepted. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Sends the updates of a file: NDJSON (one update a line), or CSV with a header.",
            "The updates of each contract keep their order.",
            "A file sent again within a day counts once, so after a cut the same command goes on;"
                    + " to send it anew on purpose, give another --key."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Terminal terminal;

    /** Replaced by the one that picocli makes of this class. */
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "the file; - reads the standard input")
    private String file = "-";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "Infinity",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "at most N updates a second (default: as fast as they are taken)")
    private double rate;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "64",
            description = "how many are sent at once (default: ${DEFAULT-VALUE})")
    private int concurrency;

    @Option(
            names = "--key",
            paramLabel = "PREFIX",
            converter = IdempotencyKey.class,
            description = "begins the idempotency keys (default: made from the file's content)")
    private @Nullable String key;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long to try an update (default: ${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = ServerUrl.DEFAULT,
            converter = ServerUrl.Converter.class,
            description = "the server (default: ${DEFAULT-VALUE})")
    private ServerUrl url = ServerUrl.LOCAL;

    public ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        require(rate > 0, "--rate must be more than 0");
        require(concurrency >= 1 && concurrency <= 10_000, "--concurrency must be 1 to 10000");
        require(patience >= 0, "--patience must not be negative");
        Source source = new Source(file, terminal.in());
        try (RowReader rows = source.open()) {
            return replay(source, rows);
        } catch (UnusableFileException e) {
            terminal.complain("%s: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            terminal.complain("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        return 1;
    }

    private int replay(Source source, RowReader rows) throws IOException, InterruptedException {
        String keyPrefix = key == null ? source.fingerprint() : key;
        Tally tally = new Tally(refusal -> terminal.out().println(refusal));
        Duration took;
        try (UpdateClient client = new UpdateClient(url);
                Progress progress = Progress.show(terminal, tally, source.size())) {
            Delivery delivery =
                    new Delivery(
                            client,
                            keyPrefix,
                            Duration.ofSeconds(patience),
                            ReplayCommand::backoff,
                            tally::trouble);
            new Replay(delivery, Pace.of(rate), concurrency, tally).run(rows);
            took = progress.elapsed();
        }
        return summarise(tally, took, keyPrefix);
    }

    private static Backoff backoff() {
        return new Backoff(FIRST_WAIT, LONGEST_WAIT, ThreadLocalRandom.current());
    }

    private int summarise(Tally tally, Duration took, String keyPrefix) {
        Tally.Standing standing = tally.standing();
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%,d accepted, %,d refused, in %.1f s%n",
                        standing.accepted(),
                        standing.refused(),
                        took.toMillis() / 1e3);
        tally.refusals().forEach(terminal.out()::println);
        Tally.Stop stop = tally.stopped();
        if (stop != null) {
            terminal.complain("stopped at line %d: %s".formatted(stop.line(), stop.why()));
            terminal.err()
                    .printf(
                            "To go on, give the same command with --key %s:"
                                    + " what has arrived does not count twice.%n",
                            keyPrefix);
        }
        return stop == null && standing.refused() == 0 ? 0 : 1;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
