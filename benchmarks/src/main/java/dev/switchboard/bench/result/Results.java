package dev.switchboard.bench.result;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All readings of a scenario. One thread. */
public final class Results {

    private final String scenario;
    private final List<String> systems;
    private final Map<String, List<Map<Metric, Double>>> readings = new LinkedHashMap<>();

    /**
     * @param systems in the order in which they are told of
     */
    public Results(String scenario, List<String> systems) {
        this.scenario = scenario;
        this.systems = List.copyOf(systems);
    }

    public String scenario() {
        return scenario;
    }

    /** Adds a round of a system. */
    public void add(String system, Map<Metric, Double> reading) {
        readings.computeIfAbsent(system, _ -> new ArrayList<>()).add(Map.copyOf(reading));
    }

    /** Those with readings. */
    public List<String> systems() {
        return systems.stream().filter(readings::containsKey).toList();
    }

    /** The metrics that any system has, as they are declared. */
    public Set<Metric> metrics() {
        Set<Metric> found = EnumSet.noneOf(Metric.class);
        readings.values().forEach(rounds -> rounds.forEach(round -> found.addAll(round.keySet())));
        return found;
    }

    /** Of each system that has the metric. */
    public Map<String, Statistics> statistics(Metric metric) {
        Map<String, Statistics> found = new LinkedHashMap<>();
        for (String system : systems()) {
            List<Double> values = values(system, metric);
            if (!values.isEmpty()) {
                found.put(system, Statistics.of(values));
            }
        }
        return found;
    }

    /** The rounds as they were. */
    public List<Double> values(String system, Metric metric) {
        return readings.getOrDefault(system, List.of()).stream()
                .flatMap(reading -> reading.entrySet().stream())
                .filter(figure -> figure.getKey() == metric)
                .map(Map.Entry::getValue)
                .toList();
    }
}
