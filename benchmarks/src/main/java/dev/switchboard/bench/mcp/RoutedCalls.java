package dev.switchboard.bench.mcp;

import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.measured.AbsentException;
import dev.switchboard.bench.measured.CalledServer;
import dev.switchboard.bench.measured.Caller;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.McpSite;
import dev.switchboard.bench.measured.McpSite.Server;
import dev.switchboard.bench.measured.ProxySite;
import dev.switchboard.bench.measured.ProxySite.Proxy;
import dev.switchboard.bench.measured.RouterSite;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Solo;
import dev.switchboard.bench.scenario.Turns;
import dev.switchboard.bench.scenario.Turns.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the same tool at a server itself, through the router, and through others' proxies: at
 * the highest rate that so many callers reach, and at a steady one for the delay.
 */
final class RoutedCalls {

    private static final String NAME = "mcp-router";
    private static final int MOST_WARM_UPS = 8;

    /** Calls a second in the open loop. */
    private static final long RATE = 500;

    /** Each has a session: one proxy starts a process for each. */
    private static final int CALLERS = 16;

    private static final String FAST = "fast";
    private static final String SDK = "sdk";
    private static final String CHILD = "child";

    private final CallMeter meter;
    private final Duration time;

    private RoutedCalls(CallMeter meter, Duration time) {
        this.meter = meter;
        this.time = time;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "calls of an MCP tool at a server, through the router, and through others' proxies",
                RoutedCalls::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        try (McpSite direct = new McpSite(machine);
                ProxySite proxies = new ProxySite(machine);
                Caller caller = Caller.start(machine, "routed-caller")) {
            CalledServer fast = direct.called(Server.UPSTREAMS);
            CalledServer sdk = direct.called(Server.SDK);
            try (RouterSite router =
                    RouterSite.start(
                            machine,
                            "routed",
                            Map.of(
                                    FAST,
                                    RouterSite.at(fast.port(), "/mcp/fast/0"),
                                    SDK,
                                    RouterSite.at(sdk.port(), "/mcp"),
                                    CHILD,
                                    RouterSite.program(ProxySite.stdioServer(machine))),
                            3)) {
                RoutedCalls calls =
                        new RoutedCalls(new CallMeter(caller), Duration.ofSeconds(quick ? 1 : 5));
                return calls.run(fast, sdk, router, proxies, rounds, quick);
            }
        }
    }

    private Results run(
            CalledServer fast,
            CalledServer sdk,
            RouterSite router,
            ProxySite proxies,
            int rounds,
            boolean quick)
            throws IOException {
        List<Part> parts = new ArrayList<>();
        add(parts, "fast server, stateless", null, fast, Request.TOOL);
        add(parts, "router before it", "fast server, stateless", router.server(FAST), Request.TOOL);
        add(parts, "SDK's server, sessions", null, sdk, Request.TOOL_IN_SESSION);
        add(
                parts,
                "router before SDK's",
                "SDK's server, sessions",
                router.server(SDK),
                Request.TOOL_IN_SESSION);
        add(parts, "router before stdio", null, router.server(CHILD), Request.TOOL_IN_SESSION);
        addProxy(parts, "mcp-proxy before stdio", proxies, Proxy.MCP_PROXY);
        addProxy(parts, "supergateway b. stdio", proxies, Proxy.SUPERGATEWAY);
        return new Turns(NAME, Metric.REQUESTS, parts).run(quick ? 1 : MOST_WARM_UPS, rounds);
    }

    private void addProxy(List<Part> parts, String label, ProxySite proxies, Proxy proxy)
            throws IOException {
        try {
            add(
                    parts,
                    label,
                    "router before stdio",
                    proxies.called(proxy),
                    Request.TOOL_IN_SESSION);
        } catch (AbsentException e) {
            System.out.println("not measured: " + label + ": " + e.getMessage());
        }
    }

    /** In a closed loop of all callers, and in an open one. */
    private void add(
            List<Part> parts,
            String label,
            @Nullable String against,
            CalledServer server,
            Request request) {
        parts.add(new Part(label, against, () -> meter.calls(server, request, CALLERS, time)));
        parts.add(
                new Part(
                        label + ", " + RATE + "/s",
                        null,
                        () -> meter.calls(server, request, CALLERS, RATE, time)));
    }
}
