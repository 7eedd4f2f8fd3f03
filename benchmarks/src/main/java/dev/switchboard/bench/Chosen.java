package dev.switchboard.bench;

import dev.switchboard.bench.ingest.Ingest;
import dev.switchboard.bench.mcp.Mcp;
import dev.switchboard.bench.page.Pages;
import dev.switchboard.bench.scenario.Rebuild;
import dev.switchboard.bench.scenario.Scenario;
import dev.switchboard.bench.scenario.Scenarios;
import dev.switchboard.bench.scenario.Solo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is to be measured, in the order of the documentation.
 *
 * @param scenarios those that share a load generator
 * @param solos those that bring their own processes
 */
record Chosen(List<Scenario> scenarios, List<Solo> solos) {

    static final String ALL = "all";

    /**
     * Those named.
     *
     * @throws IllegalArgumentException for a name that there is not
     */
    static Chosen named(List<String> names) {
        List<Scenario> scenarios = Scenarios.all();
        List<Solo> solos = allSolos();
        if (names.contains(ALL)) {
            return new Chosen(scenarios, solos);
        }
        Set<String> wanted = new TreeSet<>(names);
        if (wanted.remove(Ingest.NAME)) {
            Ingest.all().forEach(solo -> wanted.add(solo.name()));
        }
        if (wanted.remove(Mcp.SERVER)) {
            Mcp.server().forEach(solo -> wanted.add(solo.name()));
        }
        if (wanted.remove(Mcp.ROUTER)) {
            Mcp.router().forEach(solo -> wanted.add(solo.name()));
        }
        if (wanted.remove(Pages.NAME)) {
            Pages.all().forEach(solo -> wanted.add(solo.name()));
        }
        Set<String> unknown = new TreeSet<>(wanted);
        scenarios.forEach(scenario -> unknown.remove(scenario.name()));
        solos.forEach(solo -> unknown.remove(solo.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "no scenario %s; there are %s".formatted(String.join(", ", unknown), names()));
        }
        return new Chosen(
                scenarios.stream().filter(s -> wanted.contains(s.name())).toList(),
                solos.stream().filter(s -> wanted.contains(s.name())).toList());
    }

    private static List<Solo> allSolos() {
        List<Solo> solos = new ArrayList<>(List.of(Rebuild.solo()));
        solos.addAll(Ingest.all());
        solos.addAll(Mcp.server());
        solos.addAll(Mcp.router());
        solos.addAll(Pages.all());
        return solos;
    }

    /** All names, between commas. */
    static String names() {
        Stream<String> single =
                Stream.concat(
                        Scenarios.all().stream().map(Scenario::name),
                        allSolos().stream().map(Solo::name));
        return "%s, %s (%s), %s (%s), %s (%s), %s (%s), and %s"
                .formatted(
                        String.join(", ", single.toList()),
                        Ingest.NAME,
                        members(Ingest.all()),
                        Mcp.SERVER,
                        members(Mcp.server()),
                        Mcp.ROUTER,
                        members(Mcp.router()),
                        Pages.NAME,
                        members(Pages.all()),
                        ALL);
    }

    private static String members(List<Solo> solos) {
        return String.join(", ", solos.stream().map(Solo::name).toList());
    }
}
