package dev.switchboard.bench.mcp;

import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.measured.McpSite;
import dev.switchboard.bench.measured.McpSite.Server;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.result.Metric;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Has calls made, and tells their rate, delays and cost. One thread. */
final class CallMeter {

    private static final double MICROS = 1e6;

    private final McpSite site;

    CallMeter(McpSite site) {
        this.site = site;
    }

    /** In a closed loop; each caller has a connection and, where it needs one, a session. */
    Map<Metric, Double> calls(Server server, Request request, int callers, Duration time)
            throws IOException {
        int port = site.port(server);
        CallPlan plan = CallPlan.closed(port, request, 1, callers, time);
        if (request != Request.TOOL_IN_SESSION || !server.keepsSessions()) {
            return measured(server, plan);
        }
        try (McpSessions sessions = McpSessions.begin(port, callers)) {
            return measured(server, plan.in(sessions.ids()));
        }
    }

    private Map<Metric, Double> measured(Server server, CallPlan plan) throws IOException {
        List<Duration> before = costs(server);
        ProcessMessage told = site.call(plan);
        List<Duration> after = costs(server);
        double calls = Math.max(1, told.big("accepted"));
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.REQUESTS, told.big("accepted") * MICROS / told.big("micros"));
        figures.put(Metric.P50, told.big("p50") / 1e3);
        figures.put(Metric.P99, told.big("p99") / 1e3);
        figures.put(Metric.CALL_CPU, micros(before.getFirst(), after.getFirst()) / calls);
        figures.put(Metric.SENDER_CPU, micros(before.getLast(), after.getLast()) / calls);
        figures.put(
                Metric.FAILED,
                (double) told.big("other")
                        + told.big("unavailable")
                        + told.big("limited")
                        + told.big("broken")
                        + told.big("unanswered"));
        return figures;
    }

    /** Of the server, and of who calls. */
    private List<Duration> costs(Server server) throws IOException {
        return List.of(site.cost(server).cpu(), site.callerCost().cpu());
    }

    private static double micros(Duration before, Duration after) {
        return after.minus(before).toNanos() / 1e3;
    }
}
