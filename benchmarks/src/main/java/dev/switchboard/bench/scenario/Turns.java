package dev.switchboard.bench.scenario;

import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures parts in turns, round by round; whoever went first goes last in the next. Each part's
 * rate is also given as a share of that of the part it is held against, in the same round.
 */
public final class Turns {

    private static final double GROWING = 1.15;

    private final String name;
    private final Metric rate;
    private final List<Part> parts;
    private final boolean rotating;

    /**
     * @param label as tables call it
     * @param against the label of the part that it is held against; null for none
     */
    public record Part(String label, @Nullable String against, Measuring how) {}

    /** Measures once. */
    @FunctionalInterface
    public interface Measuring {
        Map<Metric, Double> measure() throws IOException;
    }

    /**
     * @param rate what shares are of
     */
    public Turns(String name, Metric rate, List<Part> parts) {
        this(name, rate, parts, true);
    }

    private Turns(String name, Metric rate, List<Part> parts, boolean rotating) {
        this.name = name;
        this.rate = rate;
        this.parts = List.copyOf(parts);
        this.rotating = rotating;
    }

    /** The same parts in the same order each time, as each needs what those before it found out. */
    public Turns inOrder() {
        return new Turns(name, rate, parts, false);
    }

    /**
     * Before it counts it goes round until no part gets faster any more: until the compiler has
     * done its work they do.
     *
     * @param warmUps how many such rounds there are at most
     */
    public Results run(int warmUps, int rounds) throws IOException {
        Results results = new Results(name, parts.stream().map(Part::label).toList());
        List<Part> order = new ArrayList<>(parts);
        Map<String, Double> before = Map.of();
        for (int i = 0; i < warmUps; i++) {
            Map<String, Double> now = rates(round("warm-up", order));
            if (i > 0 && !isFaster(now, before)) {
                break;
            }
            before = now;
        }
        for (int i = 1; i <= rounds; i++) {
            round("round " + i, order).forEach(results::add);
        }
        return results;
    }

    /** Of each part. */
    private Map<String, Double> rates(Map<String, Map<Metric, Double>> readings) {
        Map<String, Double> rates = new HashMap<>();
        readings.forEach((label, reading) -> rates.put(label, reading.getOrDefault(rate, 0.0)));
        return rates;
    }

    private static boolean isFaster(Map<String, Double> now, Map<String, Double> before) {
        return now.entrySet().stream()
                .anyMatch(part ->
                        part.getValue() > GROWING * before.getOrDefault(part.getKey(), 0.0));
    }

    /** Measures each part once; the order is another one next time. */
    private Map<String, Map<Metric, Double>> round(String when, List<Part> order)
            throws IOException {
        Map<String, Map<Metric, Double>> readings = readings(order);
        Map<String, Map<Metric, Double>> compared = new LinkedHashMap<>();
        for (Part part : parts) {
            Map<Metric, Double> reading = compared(part, readings);
            report(when, part.label(), reading);
            compared.put(part.label(), reading);
        }
        Collections.rotate(order, rotating ? -1 : 0);
        return compared;
    }

    private static Map<String, Map<Metric, Double>> readings(List<Part> order) throws IOException {
        Map<String, Map<Metric, Double>> readings = new LinkedHashMap<>();
        for (Part part : order) {
            readings.put(part.label(), part.how().measure());
        }
        return readings;
    }

    private Map<Metric, Double> compared(Part part, Map<String, Map<Metric, Double>> readings) {
        Map<Metric, Double> reading = new EnumMap<>(Metric.class);
        reading.putAll(readings.getOrDefault(part.label(), Map.of()));
        Double other =
                part.against() == null
                        ? null
                        : readings.getOrDefault(part.against(), Map.of()).get(rate);
        Double own = reading.get(rate);
        if (own != null && other != null && other > 0) {
            reading.put(Metric.SHARE, own / other);
        }
        return reading;
    }

    private static void report(String when, String label, Map<Metric, Double> reading) {
        String figures =
                reading.entrySet().stream()
                        .map(figure ->
                                figure.getKey().text(figure.getValue())
                                        + " "
                                        + figure.getKey().label())
                        .collect(Collectors.joining("; "));
        System.out.println("%-8s %-24s %s".formatted(when, label, figures));
    }
}
