package dev.switchboard.bench.browser;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The animation frames of a page over some seconds.
 *
 * @param at when each began, in milliseconds
 * @param drawn how many frames the page's scene had drawn by then
 * @param gaps after how many of them a row of the table that was in sight was missing
 * @param tasks the milliseconds of each task that took longer than 50 (W3C Long Tasks)
 */
public record Frames(List<Double> at, List<Double> drawn, int gaps, List<Double> tasks) {

    private static final double SECOND = 1000;

    public Frames {
        at = List.copyOf(at);
        drawn = List.copyOf(drawn);
        tasks = List.copyOf(tasks);
        if (at.size() < 2 || at.size() != drawn.size()) {
            throw new IllegalArgumentException("the page got no frames");
        }
    }

    static Frames of(JsonNode recording) {
        return new Frames(
                numbers(recording.path("at")),
                numbers(recording.path("drawn")),
                recording.path("gaps").asInt(),
                numbers(recording.path("tasks")));
    }

    private static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList();
    }

    /** The interval that this share of all, 0..1, does not exceed; in milliseconds. */
    public double interval(double share) {
        double[] sorted = intervals().sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** The share of intervals that are longer, 0..1. */
    public double longerThan(double millis) {
        return (double) intervals().filter(interval -> interval > millis).count() / (at.size() - 1);
    }

    private DoubleStream intervals() {
        return IntStream.range(1, at.size()).mapToDouble(i -> at.get(i) - at.get(i - 1));
    }

    /** The share of frames with a gap in the table, 0..1. */
    public double gapShare() {
        return (double) gaps / at.size();
    }

    /** The longest of its long tasks; 0 where there was none. */
    public double longestTask() {
        return tasks.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** How many frames the scene drew in each whole second. */
    public List<Double> drawnBySecond() {
        int seconds = (int) ((at.getLast() - at.getFirst()) / SECOND);
        return IntStream.range(0, seconds)
                .mapToObj(second -> drawnAfter(second + 1) - drawnAfter(second))
                .toList();
    }

    private double drawnAfter(int seconds) {
        double time = at.getFirst() + seconds * SECOND;
        int frame = 0;
        while (frame < at.size() - 1 && at.get(frame + 1) <= time) {
            frame++;
        }
        return drawn.get(frame);
    }
}
