package dev.switchboard.router.gateway;

import dev.switchboard.model.router.CallEvent;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.TestPrimitives;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.server.McpServer;
import dev.switchboard.router.server.ServerInfo;
import dev.switchboard.router.session.ReplicaId;
import dev.switchboard.router.session.Sessions;
import dev.switchboard.service.web.request.AllowedOrigins;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.util.unit.DataSize;

/** The MCP endpoint of one replica, on a port of its own, without the rest of the router. */
public final class TestGateway {

    private final TestPrimitives primitives = new TestPrimitives();
    private final Queue<CallEvent> calls = new ConcurrentLinkedQueue<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final Gateway gateway;

    /**
     * @param requests how many run at once, and how many streams
     */
    public TestGateway(ReplicaId replica, OtherReplicas others, int requests) throws Exception {
        McpServer everything =
                new McpServer(
                        new ServerInfo("name", "title", "1"),
                        "",
                        List.of(primitives),
                        EncryptionKeys.ofThisProcess(),
                        Clock.systemUTC());
        McpSettings settings =
                new McpSettings(
                        DataSize.ofKilobytes(10),
                        DataSize.ofMegabytes(1),
                        requests,
                        requests,
                        requests,
                        100,
                        100,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1),
                        List.of(),
                        List.of());
        gateway =
                new Gateway(
                        Endpoints.only(everything),
                        new Sessions(replica, new Sessions.Limits(100, 100, Duration.ofMinutes(1))),
                        new Places(settings),
                        new AllowedCallers(
                                new AllowedOrigins(List.of("https://app.example.com")),
                                "127.0.0.1",
                                List.of()),
                        settings.keepAlive(),
                        calls::add,
                        others);
        ServletContextHandler servlets = new ServletContextHandler("/");
        servlets.addServlet(new ServletHolder(gateway.mcpServlet()), "/mcp/*");
        servlets.addServlet(new ServletHolder(gateway.sseServlet()), "/sse");
        server.setHandler(servlets);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.start();
        gateway.start();
    }

    public TestPrimitives primitives() {
        return primitives;
    }

    /** The calls that were reported. */
    public List<CallEvent> calls() {
        return List.copyOf(calls);
    }

    public String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    public McpClient client() {
        return new McpClient(connector.getLocalPort());
    }

    /** Ends its streams, as at the beginning of a stop. */
    public void rest() {
        gateway.stop();
    }

    public void stop() throws Exception {
        gateway.stop();
        gateway.destroy();
        server.stop();
    }
}
