package dev.switchboard.bench;

import dev.switchboard.bench.measured.AbsentException;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.Systems;
import dev.switchboard.bench.result.ResultFiles;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.result.Table;
import dev.switchboard.bench.scenario.Scenario;
import dev.switchboard.bench.scenario.Scenario.Trial;
import dev.switchboard.bench.scenario.Solo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./switchboard bench}. Exit code 0 when all was measured. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures the services beside the floor and peers, in turns.")
final class Bench implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description = "what to measure: an unknown name lists all there are")
    List<String> names = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "counted rounds of each system")
    int rounds;

    @Option(names = "--quick", description = "short bursts, one round: to see that it works")
    boolean quick;

    @Option(names = "--only", split = ",", description = "systems, such as ours,floor")
    List<String> only = List.of();

    @Option(
            names = "--before",
            description = "another build of this repository, measured too as 'before'")
    @Nullable Path before;

    @Option(names = "--heap", defaultValue = "2g", description = "heap of every server")
    String heap = "2g";

    @Option(names = "--readers", defaultValue = "2", description = "threads of the load generator")
    int readers;

    @Option(names = "--home", defaultValue = ".", hidden = true)
    Path home = Path.of(".");

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Chosen chosen = choose();
        Path folder = Files.createTempDirectory("switchboard-bench");
        Machine machine = new Machine(home.toAbsolutePath().normalize(), folder, heap);
        int failures = compare(chosen.scenarios(), machine);
        for (Solo solo : chosen.solos()) {
            failures += measure(solo, machine);
        }
        if (failures > 0) {
            System.out.println(failures + " failed: the logs are in " + folder);
            return 1;
        }
        delete(folder);
        return 0;
    }

    private Chosen choose() {
        try {
            return Chosen.named(names);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(new CommandLine(this), e.getMessage(), e);
        }
    }

    /** How many measurements failed. */
    private int compare(List<Scenario> scenarios, Machine machine) throws IOException {
        if (scenarios.isEmpty()) {
            return 0;
        }
        try (Systems systems = new Systems(machine, before);
                Course course = new Course(systems, machine, readers, quick)) {
            for (Scenario scenario : scenarios) {
                announce(scenario.name(), scenario.about());
                tell(course.run(scenario.with(this::chosen), counted()));
            }
            return course.failures();
        }
    }

    /** The same. */
    private int measure(Solo solo, Machine machine) {
        announce(solo.name(), solo.about());
        try {
            tell(solo.how().measure(machine, counted(), quick));
            return 0;
        } catch (AbsentException e) {
            System.out.println("absent   " + solo.name() + ": " + e.getMessage());
            return 0;
        } catch (IOException e) {
            System.out.println("failed   " + solo.name() + ": " + e.getMessage());
            return 1;
        }
    }

    private int counted() {
        return quick ? 1 : rounds;
    }

    private static void announce(String name, String about) {
        System.out.println("\n" + name + ": " + about + "\n");
    }

    private void tell(Results results) throws IOException {
        System.out.println("\n" + Table.of(results));
        System.out.println(new ResultFiles(results, home.resolve("benchmarks/results")).write());
    }

    private List<Trial> chosen(List<Trial> trials) {
        Stream<Trial> all =
                before == null
                        ? trials.stream()
                        : Stream.concat(trials.stream(), trials.stream().flatMap(Bench::before));
        return all.filter(trial -> only.isEmpty() || only.contains(trial.system())).toList();
    }

    private static Stream<Trial> before(Trial trial) {
        return trial.system().contains(Systems.OURS)
                ? Stream.of(
                        new Trial(
                                trial.label().replace(Systems.OURS, Systems.BEFORE),
                                trial.system().replace(Systems.OURS, Systems.BEFORE),
                                trial.how()))
                : Stream.empty();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
