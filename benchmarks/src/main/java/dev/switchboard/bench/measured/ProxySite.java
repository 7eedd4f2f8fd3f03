package dev.switchboard.bench.measured;

import dev.switchboard.bench.call.ToolTarget;
import dev.switchboard.bench.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Others' proxies before the MCP Java SDK's server on standard input and output. Each is started
 * when it is first needed. One thread.
 */
public final class ProxySite implements AutoCloseable {

    private final Machine machine;
    private final Map<Proxy, CalledServer> running = new EnumMap<>(Proxy.class);
    private final Map<Proxy, ChildProcess> programs = new EnumMap<>(Proxy.class);
    private @Nullable NpmPeers peers;

    /** What stands before the server. */
    public enum Proxy {

        /** {@code mcp-proxy} of npm: one child for all sessions. */
        MCP_PROXY,

        /** {@code supergateway} of npm: a child for each session. */
        SUPERGATEWAY
    }

    public ProxySite(Machine machine) {
        this.machine = machine;
    }

    /** The program that answers calls on its standard input and output. */
    public static List<String> stdioServer(Machine machine) {
        Path module = machine.home().resolve("benchmark-peers/target");
        return List.of(
                ChildProcess.JAVA,
                "-Xmx256m",
                "-cp",
                module.resolve("classes") + File.pathSeparator + module.resolve("lib") + "/*",
                "dev.switchboard.bench.peers.mcp.McpSdkStdioServer");
    }

    /**
     * Starts it if it does not run yet.
     *
     * @throws AbsentException if it is not on this machine
     */
    public CalledServer called(Proxy proxy) throws IOException {
        CalledServer found = running.get(proxy);
        if (found == null) {
            found = start(proxy);
            running.put(proxy, found);
        }
        return found;
    }

    private CalledServer start(Proxy proxy) throws IOException {
        if (peers == null) {
            peers = NpmPeers.install(machine);
        }
        int port = Machine.freePort();
        String name = proxy.name().toLowerCase(Locale.ROOT).replace('_', '-');
        ChildProcess program =
                switch (proxy) {
                    case MCP_PROXY -> mcpProxy(peers, name, port);
                    case SUPERGATEWAY -> supergateway(peers, name, port);
                };
        programs.put(proxy, program);
        machine.awaitPort(name, program, port);
        return new CalledServer(port, program.cost(), ToolTarget.DIRECT, true);
    }

    private ChildProcess mcpProxy(NpmPeers npm, String name, int port) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--host",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(port),
                                "--server",
                                "stream",
                                "--"));
        arguments.addAll(stdioServer(machine));
        return npm.start(machine, name, "mcp-proxy/dist/bin/mcp-proxy.mjs", arguments);
    }

    private ChildProcess supergateway(NpmPeers npm, String name, int port) throws IOException {
        return npm.start(
                machine,
                name,
                "supergateway/dist/index.js",
                List.of(
                        "--stdio",
                        String.join(" ", stdioServer(machine)),
                        "--outputTransport",
                        "streamableHttp",
                        "--stateful",
                        "--logLevel",
                        "none",
                        "--port",
                        Integer.toString(port)));
    }

    @Override
    public void close() {
        programs.values().forEach(ChildProcess::close);
    }
}
