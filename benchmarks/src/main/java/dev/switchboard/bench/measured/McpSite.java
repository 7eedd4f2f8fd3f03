package dev.switchboard.bench.measured;

import dev.switchboard.bench.call.ToolTarget;
import dev.switchboard.bench.floor.HttpFloor;
import dev.switchboard.bench.process.ChildProcess;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The MCP servers that are compared, and who calls them: each in a process of its own that is
 * started when it is first needed. One thread.
 */
public final class McpSite implements AutoCloseable {

    private final Machine machine;
    private final Map<Server, Running> running = new EnumMap<>(Server.class);
    private @Nullable Caller caller;

    /** What is called. */
    public enum Server {

        /** Our router service, with the tools of the conformance suite. */
        ROUTER,

        /** The MCP Java SDK's streamable HTTP, in sessions. */
        SDK,

        /** The SDK's transport that keeps no sessions; of the revisions that have them. */
        SDK_STATELESS,

        /** A servlet that reads each body and answers with what lies ready. */
        EMPTY_SERVLET,

        /** Many servers of revision 2026-07-28 in one process; the tool is at all paths. */
        UPSTREAMS,

        /** No HTTP server at all: what callers reach is their own limit. */
        SENDERS_LIMIT;

        /** Whether a call must name a session. */
        public boolean keepsSessions() {
            return this == ROUTER || this == SDK;
        }
    }

    private record Running(ChildProcess program, int port) {}

    public McpSite(Machine machine) {
        this.machine = machine;
    }

    /** Starts it if it does not run yet. */
    public CalledServer called(Server server) throws IOException {
        Running found = running(server);
        ToolTarget target =
                server == Server.UPSTREAMS ? ToolTarget.at("/mcp/fast/0") : ToolTarget.DIRECT;
        return new CalledServer(
                found.port(), found.program().cost(), target, server.keepsSessions());
    }

    /** Who calls. */
    public Caller caller() throws IOException {
        if (caller == null) {
            caller = Caller.start(machine, "caller");
        }
        return caller;
    }

    private Running running(Server server) throws IOException {
        Running found = running.get(server);
        if (found == null) {
            found = start(server);
            running.put(server, found);
        }
        return found;
    }

    private Running start(Server server) throws IOException {
        return switch (server) {
            case ROUTER -> router();
            case SDK -> answering(machine.peer("mcp-sdk", "mcp.McpSdkServer", "session"));
            case SDK_STATELESS ->
                    answering(machine.peer("mcp-sdk-stateless", "mcp.McpSdkServer", "stateless"));
            case EMPTY_SERVLET -> answering(machine.peer("empty-servlet", "mcp.EmptyServlet"));
            case UPSTREAMS -> answering(machine.peer("upstreams", RouterSite.UPSTREAMS));
            case SENDERS_LIMIT -> answering(machine.program("floor", HttpFloor.class));
        };
    }

    /** Its stores are nowhere: a call of a tool needs neither. */
    private Running router() throws IOException {
        int port = Machine.freePort();
        return new Running(
                machine.service(
                        "router",
                        "router-service",
                        port,
                        Map.of(
                                "SPRING_PROFILES_ACTIVE",
                                "conformance",
                                "DATABASE_URL",
                                "postgresql://nobody:nothing@127.0.0.1:1/none",
                                "REDIS_URL",
                                "redis://127.0.0.1:1/0")),
                port);
    }

    private static Running answering(ChildProcess program) throws IOException {
        return new Running(program, program.answer().number("port"));
    }

    @Override
    public void close() {
        running.values().forEach(it -> it.program().close());
        if (caller != null) {
            caller.close();
        }
    }
}
