package dev.switchboard.bench.mcp;

import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.measured.CalledServer;
import dev.switchboard.bench.measured.Caller;
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

    private final Caller caller;

    CallMeter(Caller caller) {
        this.caller = caller;
    }

    /** In a closed loop; each caller has a connection and, where it needs one, a session. */
    Map<Metric, Double> calls(CalledServer server, Request request, int callers, Duration time)
            throws IOException {
        return inSessions(
                server, request, CallPlan.closed(server.port(), request, 1, callers, time));
    }

    /**
     * In an open loop.
     *
     * @param rate calls a second
     * @param callers at most
     */
    Map<Metric, Double> calls(
            CalledServer server, Request request, int callers, long rate, Duration time)
            throws IOException {
        return inSessions(
                server,
                request,
                CallPlan.closed(server.port(), request, 1, callers, time).open(rate, callers));
    }

    private Map<Metric, Double> inSessions(CalledServer server, Request request, CallPlan plan)
            throws IOException {
        CallPlan there = plan.at(List.of(server.target()));
        if (request != Request.TOOL_IN_SESSION || !server.keepsSessions()) {
            return measured(server, there);
        }
        try (McpSessions sessions =
                McpSessions.begin(server.port(), server.target().path(), plan.connections())) {
            return measured(server, there.in(sessions.ids()));
        }
    }

    /** As the plan says. */
    Map<Metric, Double> measured(CalledServer server, CallPlan plan) throws IOException {
        Duration before = server.cost().cpu();
        Duration callerBefore = caller.cost().cpu();
        ProcessMessage told = caller.call(plan);
        Duration used = server.cost().cpu().minus(before);
        Duration usedByCaller = caller.cost().cpu().minus(callerBefore);
        double calls = Math.max(1, told.big("accepted"));
        Map<Metric, Double> figures = figures(told);
        figures.put(Metric.CALL_CPU, used.toNanos() / 1e3 / calls);
        figures.put(Metric.SENDER_CPU, usedByCaller.toNanos() / 1e3 / calls);
        return figures;
    }

    /** What a caller tells. */
    static Map<Metric, Double> figures(ProcessMessage told) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.REQUESTS, told.big("accepted") * MICROS / told.big("micros"));
        figures.put(Metric.P50, told.big("p50") / 1e3);
        figures.put(Metric.P99, told.big("p99") / 1e3);
        figures.put(
                Metric.FAILED,
                (double) told.big("other")
                        + told.big("unavailable")
                        + told.big("limited")
                        + told.big("broken")
                        + told.big("unanswered"));
        figures.put(Metric.UNSENT, (double) told.big("unsent"));
        return figures;
    }
}
