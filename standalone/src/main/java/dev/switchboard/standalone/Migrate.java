package dev.switchboard.standalone;

import dev.switchboard.router.storage.DatabaseUrl;
import dev.switchboard.router.storage.Migrations;
import dev.switchboard.router.storage.Migrations.Away;
import dev.switchboard.router.storage.Migrations.Migrated;
import dev.switchboard.router.storage.Migrations.Refused;
import dev.switchboard.router.storage.UnreadableUrlException;
import dev.switchboard.stores.StoreStartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the schema of the router up to date: the command behind {@code ./switchboard migrate}. */
@Command(
        name = "./switchboard migrate",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        description =
                "Brings the schema of PostgreSQL up to date and says what it did: of the one that"
                        + " DATABASE_URL names, otherwise of the one in the data folder. A start"
                        + " does the same.")
public final class Migrate implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "./data",
            description = "where data are kept (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    private Migrate(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Exit code 1 when it can't be done, 2 when the arguments are wrong. */
    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-quiet.xml");
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(System.getenv(), out, err, args));
    }

    static int run(
            Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Migrate(environment)).setOut(out).setErr(err).execute(args);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            StoreUrls urls = StoreUrls.read(environment);
            out.println(urls.database().isEmpty() ? inFolder() : at(urls.database()));
            return 0;
        } catch (StartFault e) {
            err.println("switchboard: " + e.line());
        } catch (StoreStartException | UnreadableUrlException e) {
            err.println("switchboard: " + e.getMessage());
        }
        return 1;
    }

    private String inFolder() {
        try (DataFolder folder = DataFolder.open(data.toAbsolutePath().normalize());
                Servers servers = new Servers()) {
            return at(servers.startPostgres(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String at(String url) {
        DatabaseUrl database = DatabaseUrl.parse(url);
        return switch (new Migrations(database).run()) {
            case Migrated(var applied, var version) when applied.isEmpty() ->
                    "%s: nothing to do, the schema is at version %s".formatted(database, version);
            case Migrated(var applied, var version) ->
                    "%s: applied %s; the schema is at version %s"
                            .formatted(database, String.join(", ", applied), version);
            case Away(var reason) -> throw new StartFault(database + " is away: " + reason);
            case Refused(var reason) -> throw new StartFault(database + ": " + reason);
        };
    }
}
