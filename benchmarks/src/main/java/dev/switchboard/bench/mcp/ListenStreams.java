package dev.switchboard.bench.mcp;

import dev.switchboard.bench.measured.ListenSite;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Solo;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Streams of changes, each of a contract of its own, while contracts are updated in turn; beside
 * the same updates without streams, and a subscriber of {@code /ws} who gets them all.
 */
final class ListenStreams {

    private static final String NAME = "mcp-streams";
    private static final String ON_STREAMS = "streams";
    private static final String NO_STREAMS = "no streams";
    private static final String ON_SOCKET = "/ws beside the streams";
    private static final String IDLE = "streams, nothing sent";
    private static final int STREAMS = 5_000;
    private static final int FEWER = 500;

    /** Updates a second. */
    private static final int RATE = 250;

    private final Results results =
            new Results(NAME, List.of(ON_STREAMS, NO_STREAMS, ON_SOCKET, IDLE));
    private final int streams;
    private final Duration time;

    private ListenStreams(int streams, Duration time) {
        this.streams = streams;
        this.time = time;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "5,000 subscriptions/listen streams of a contract each, and 250 updates/s",
                ListenStreams::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        ListenStreams measured =
                new ListenStreams(quick ? FEWER : STREAMS, Duration.ofSeconds(quick ? 3 : 20));
        for (int round = 1; round <= rounds; round++) {
            try (ListenSite site =
                    ListenSite.start(machine, "standalone-" + round, measured.streams)) {
                measured.round(site);
            }
        }
        return measured.results;
    }

    /** Each with a process of its own, which is warmed up without streams and again with them. */
    private void round(ListenSite site) throws IOException {
        site.update(RATE, time.multipliedBy(2).toMillis());
        add(NO_STREAMS, costOf(site, updated(site)));
        long before = resident(site.cost());
        ProcessMessage opened = site.open();
        long after = resident(site.cost());
        site.update(RATE, time.toMillis());
        Update update = updated(site);
        Map<Metric, Double> figures = costOf(site, update);
        figures.put(Metric.ACKNOWLEDGED, (double) opened.big("acknowledged"));
        figures.put(Metric.SECONDS, opened.big("micros") / 1e6);
        figures.put(Metric.RESIDENT, (after - before) / 1024.0 / streams);
        figures.put(Metric.MEMORY, after / 1e6);
        figures.put(Metric.STRAYED, (double) update.told().big("strayed"));
        addDelays(figures, update.told(), "streams");
        add(ON_STREAMS, figures);
        Map<Metric, Double> onSocket = new EnumMap<>(Metric.class);
        addDelays(onSocket, update.told(), "socket");
        add(ON_SOCKET, onSocket);
        add(IDLE, idle(site));
    }

    /**
     * @param server processor time
     * @param client of who sends and listens
     */
    private record Update(ProcessMessage told, Duration server, Duration client) {}

    private Update updated(ListenSite site) throws IOException {
        Duration server = site.cost().cpu();
        Duration client = site.listenersCost().cpu();
        ProcessMessage told = site.update(RATE, time.toMillis());
        if (told.big("accepted") != told.big("sent") || told.big("broken") > 0) {
            throw new IOException("updates were refused, or streams ended: " + told);
        }
        return new Update(
                told, site.cost().cpu().minus(server), site.listenersCost().cpu().minus(client));
    }

    private Map<Metric, Double> costOf(ListenSite site, Update update) throws IOException {
        double sent = update.told().big("sent");
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.UPDATE_CPU, micros(update.server()) / sent);
        figures.put(Metric.SERVER_SHARE, micros(update.server()) / update.told().big("micros"));
        figures.put(Metric.SENDER_CPU, micros(update.client()) / sent);
        figures.put(Metric.MEMORY, site.cost().residentBytes() / 1e6);
        return figures;
    }

    /**
     * @param name of the figures: arrived, repeated, p50 and p99
     */
    private static void addDelays(Map<Metric, Double> figures, ProcessMessage told, String name) {
        List<Double> values =
                Stream.of(told.text(name).split(",", -1)).map(Double::valueOf).toList();
        figures.put(Metric.DELIVERED, values.getFirst());
        figures.put(Metric.LOST, told.big("sent") - values.getFirst());
        figures.put(Metric.REPEATED, values.get(1));
        figures.put(Metric.P50, values.get(2) / 1e3);
        figures.put(Metric.P99, values.get(3) / 1e3);
    }

    /** As long as updates were sent before. */
    private Map<Metric, Double> idle(ListenSite site) throws IOException {
        Duration before = site.cost().cpu();
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        double used = micros(site.cost().cpu().minus(before));
        return Map.of(Metric.SERVER_SHARE, used / (time.toNanos() / 1e3));
    }

    private static long resident(Cost cost) throws IOException {
        cost.collectGarbage();
        return cost.residentBytes();
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }

    private void add(String label, Map<Metric, Double> figures) {
        results.add(label, figures);
        System.out.println(
                "%-24s %s"
                        .formatted(
                                label,
                                new EnumMap<>(figures)
                                        .entrySet().stream()
                                                .map(figure ->
                                                        figure.getKey().text(figure.getValue())
                                                                + " "
                                                                + figure.getKey().label())
                                                .collect(Collectors.joining("; "))));
    }
}
