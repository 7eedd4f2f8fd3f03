package dev.switchboard.bench.mcp;

import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.call.ToolTarget;
import dev.switchboard.bench.measured.CalledServer;
import dev.switchboard.bench.measured.Caller;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.McpSite;
import dev.switchboard.bench.measured.McpSite.Server;
import dev.switchboard.bench.measured.RouterSite;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Solo;
import dev.switchboard.bench.scenario.Turns;
import dev.switchboard.bench.scenario.Turns.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 90 servers behind the router that answer, 5 at addresses where nobody listens and 5 that never
 * answer a call. Calls of those that answer, alone and while others call those that do not.
 */
final class FailingServers {

    private static final String NAME = "mcp-failing";
    private static final int MOST_WARM_UPS = 6;
    private static final int LIVE = 90;
    private static final int FAILING = 5;
    private static final int CALLERS = 16;

    /** Calls a second of those that answer, and of those that do not. */
    private static final long RATE = 500;

    private final RouterSite router;
    private final Caller caller;
    private final Caller other;
    private final Duration time;

    private FailingServers(RouterSite router, Caller caller, Caller other, Duration time) {
        this.router = router;
        this.caller = caller;
        this.other = other;
        this.time = time;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "calls of 90 servers behind the router, while 10 others are called in vain",
                FailingServers::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        try (McpSite site = new McpSite(machine);
                Caller caller = Caller.start(machine, "caller-of-live");
                Caller other = Caller.start(machine, "caller-of-failing")) {
            int port = site.called(Server.UPSTREAMS).port();
            Map<String, String> servers =
                    new TreeMap<>(RouterSite.many("live", LIVE, port, "/mcp/fast/"));
            servers.putAll(RouterSite.many("hanging", FAILING, port, "/mcp/hanging/"));
            servers.putAll(RouterSite.many("dead", FAILING, 1, "/mcp/"));
            try (RouterSite router =
                    RouterSite.start(machine, "failing", servers, LIVE + FAILING)) {
                FailingServers measured =
                        new FailingServers(
                                router, caller, other, Duration.ofSeconds(quick ? 1 : 10));
                return measured.run(rounds, quick);
            }
        }
    }

    private Results run(int rounds, boolean quick) throws IOException {
        List<Part> parts =
                List.of(
                        new Part("most calls", null, this::most),
                        new Part(
                                "most calls, others in vain",
                                "most calls",
                                () -> inVain(this::most)),
                        new Part("500 calls/s", null, this::steady),
                        new Part(
                                "500 calls/s, others in vain",
                                "500 calls/s",
                                () -> inVain(this::steady)));
        return new Turns(NAME, Metric.REQUESTS, parts).run(quick ? 1 : MOST_WARM_UPS, rounds);
    }

    private Map<Metric, Double> most() throws IOException {
        return live(plan(CALLERS, live()));
    }

    private Map<Metric, Double> steady() throws IOException {
        return live(plan(CALLERS, live()).open(RATE, CALLERS));
    }

    private Map<Metric, Double> live(CallPlan plan) throws IOException {
        CalledServer server = router.server("live0");
        return new CallMeter(caller).measured(server, plan);
    }

    /**
     * The same while the others are called: by as many callers as there are places at them, most of
     * which wait.
     */
    private Map<Metric, Double> inVain(Turns.Measuring measuring) throws IOException {
        int callers = 2 * FAILING * CALLERS;
        other.begin(plan(callers, failing()).open(RATE, callers));
        Map<Metric, Double> figures = measuring.measure();
        other.await();
        return figures;
    }

    private CallPlan plan(int callers, List<ToolTarget> targets) {
        return CallPlan.closed(router.port(), Request.TOOL, 1, callers, time).at(targets);
    }

    private static List<ToolTarget> live() {
        return endpoints("live", CALLERS).toList();
    }

    private static List<ToolTarget> failing() {
        return Stream.concat(endpoints("hanging", FAILING), endpoints("dead", FAILING)).toList();
    }

    private static Stream<ToolTarget> endpoints(String name, int number) {
        return IntStream.range(0, number).mapToObj(i -> ToolTarget.at("/mcp/servers/" + name + i));
    }
}
