package dev.switchboard.cli.replay;

import dev.switchboard.cli.server.IdempotencyKeyValue;
import dev.switchboard.cli.server.ServerAddress;
import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.client.send.BatchSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
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
            "They go out in their order, up to 1,000 in a request.",
            "A file sent again within a day counts once, so after a cut the same command goes on;"
                    + " to send it anew on purpose, give another --key."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int REQUESTS_PER_SECOND = 10;

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
            names = "--key",
            paramLabel = "KEY",
            converter = IdempotencyKeyValue.class,
            description = "the idempotency key (default: made from the file's content)")
    private @Nullable String key;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long to try a request (default: ${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = ServerAddress.DEFAULT,
            converter = ServerAddress.class,
            description = "the server (default: ${DEFAULT-VALUE})")
    private URI url = ServerAddress.LOCAL;

    public ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        require(rate > 0, "--rate must be more than 0");
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

    private int replay(Source source, RowReader reader) throws IOException {
        String chosen = key == null ? source.fingerprint() : key;
        RecordCounts counts = new RecordCounts(this::print);
        Duration took;
        try (ContractClient client = ContractClient.builder().uri(url).retries(retries()).build();
                ProgressDisplay progress = ProgressDisplay.show(terminal, counts, source.size())) {
            Rows rows = new Rows(reader, RateLimiter.of(rate), counts);
            new FileReplay(rows, counts).run(client, chosen, linesPerRequest());
            took = progress.elapsed();
        }
        return summarise(counts, took, chosen);
    }

    private void print(RefusedRecord refusal) {
        terminal.out().println(Printable.line(refusal.toString()));
    }

    private RetryPolicy retries() {
        return new RetryPolicy(
                Integer.MAX_VALUE, Duration.ofSeconds(patience), FIRST_WAIT, LONGEST_WAIT);
    }

    /** Few where they come slowly: each is to go when it is due, not when there are a thousand. */
    private int linesPerRequest() {
        return (int) Math.clamp(rate / REQUESTS_PER_SECOND, 1, BatchSettings.MOST_LINES);
    }

    private int summarise(RecordCounts counts, Duration took, String chosen) {
        RecordCounts.Standing standing = counts.standing();
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%,d accepted, %,d refused, in %.1f s%n",
                        standing.accepted(),
                        standing.refused(),
                        took.toMillis() / 1e3);
        counts.refusals().forEach(this::print);
        RecordCounts.Stop stop = counts.stopped();
        if (stop != null) {
            terminal.complain("stopped at line %d: %s".formatted(stop.line(), stop.why()));
            terminal.err()
                    .printf(
                            "To go on, give the same command with --key %s:"
                                    + " what has arrived does not count twice.%n",
                            chosen);
        }
        return stop == null && standing.refused() == 0 ? 0 : 1;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
