package dev.switchboard.bench.measured;

import dev.switchboard.bench.call.CallGenerator;
import dev.switchboard.bench.call.CallPlan;
import dev.switchboard.bench.floor.HttpFloor;
import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.ProcessMessage;
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
    private @Nullable ChildProcess caller;

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

    /** Where it listens; it is ready. */
    public int port(Server server) throws IOException {
        return running(server).port();
    }

    /** What its process has used. */
    public Cost cost(Server server) throws IOException {
        return running(server).program().cost();
    }

    /** Makes calls, and says what came of them. */
    public ProcessMessage call(CallPlan plan) throws IOException {
        return caller().ask(plan.line());
    }

    /** What the process that calls has used. */
    public Cost callerCost() throws IOException {
        return caller().cost();
    }

    private ChildProcess caller() throws IOException {
        if (caller == null) {
            caller = machine.program("caller", CallGenerator.class, "1");
            caller.answer();
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
