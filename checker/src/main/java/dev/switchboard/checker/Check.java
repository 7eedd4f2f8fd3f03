package dev.switchboard.checker;

import dev.switchboard.checker.verdict.Verdict;
import dev.switchboard.model.feed.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks services that run elsewhere. Exit code 0 without faults, 1 with some. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Sends random updates and checks what every kind of subscriber gets.")
final class Check implements Callable<Integer> {

    @Option(
            names = "--node",
            defaultValue = "http://localhost:8002",
            description = "base URL of a broadcast service; repeatable")
    List<URI> nodes = List.of();

    @Option(names = "--ingest", description = "base URL of an ingest service")
    @Nullable URI ingest;

    @Option(names = "--kafka", defaultValue = "localhost:9092", description = "host:port")
    String kafka = "";

    @Option(names = "--topic-prefix", defaultValue = "", description = "before all topic names")
    String topicPrefix = "";

    @Option(names = "--seconds", defaultValue = "60", description = "how long updates are sent")
    int seconds;

    @Option(names = "--seed", description = "reproduces a run's plan; random if absent")
    @Nullable Long seed;

    @Option(names = "--followers", defaultValue = "60", description = "how many subscribers")
    int followers;

    @Option(names = "--contracts", defaultValue = "200", description = "how many contracts")
    int contracts;

    @Option(names = "--rate", defaultValue = "300", description = "updates a second")
    int rate;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Check()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt() : seed;
        System.out.println("seed " + chosen);
        Target target = new Target(nodes, ingest, kafka, new Topics(topicPrefix));
        Scale scale = new Scale(chosen, Duration.ofSeconds(seconds), followers, contracts, rate);
        Verdict verdict = new Checker(target, scale).run();
        System.out.print(verdict.report());
        return verdict.total() == 0 ? 0 : 1;
    }
}
