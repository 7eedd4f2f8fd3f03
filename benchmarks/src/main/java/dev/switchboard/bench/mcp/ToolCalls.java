package dev.switchboard.bench.mcp;

import dev.switchboard.bench.call.Request;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.McpSite;
import dev.switchboard.bench.measured.McpSite.Server;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Solo;
import dev.switchboard.bench.scenario.Turns;
import dev.switchboard.bench.scenario.Turns.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of a tool that answers with a short text, in both eras, beside others' servers. */
final class ToolCalls {

    private static final String NAME = "mcp-calls";
    private static final int MOST_WARM_UPS = 10;

    /** The most come first: the table holds everything against its first row. */
    private static final List<Integer> CALLERS = List.of(64, 16, 1);

    private final McpSite site;
    private final CallMeter meter;
    private final Duration time;

    private ToolCalls(McpSite site, Duration time) throws IOException {
        this.site = site;
        this.meter = new CallMeter(site.caller());
        this.time = time;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "calls of an MCP tool by 64, 16 and 1 callers, beside the MCP Java SDK's server",
                ToolCalls::measure);
    }

    /** Only the most callers warm up: the way of each call is the same. */
    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        try (McpSite site = new McpSite(machine)) {
            ToolCalls calls = new ToolCalls(site, Duration.ofSeconds(quick ? 1 : 5));
            List<Part> most = calls.parts(CALLERS.getFirst());
            new Turns(NAME, Metric.REQUESTS, most).run(quick ? 1 : MOST_WARM_UPS, 0);
            List<Part> all = CALLERS.stream().map(calls::parts).flatMap(List::stream).toList();
            return new Turns(NAME, Metric.REQUESTS, all).run(0, rounds);
        }
    }

    private List<Part> parts(int callers) {
        String sdk = "SDK, session, " + callers;
        return List.of(
                part("ours, stateless, ", callers, sdk, Server.ROUTER, Request.TOOL),
                part("ours, session, ", callers, sdk, Server.ROUTER, Request.TOOL_IN_SESSION),
                part("SDK, session, ", callers, null, Server.SDK, Request.TOOL_IN_SESSION),
                part(
                        "SDK, no session, ",
                        callers,
                        sdk,
                        Server.SDK_STATELESS,
                        Request.TOOL_IN_SESSION),
                part("ours, no message, ", callers, sdk, Server.ROUTER, Request.NO_TOOL),
                part("empty servlet, ", callers, sdk, Server.EMPTY_SERVLET, Request.TOOL),
                part("sender's limit, ", callers, sdk, Server.SENDERS_LIMIT, Request.UPDATE));
    }

    private Part part(
            String label, int callers, @Nullable String against, Server server, Request request) {
        return new Part(
                label + callers,
                against,
                () -> meter.calls(site.called(server), request, callers, time));
    }
}
