package dev.switchboard.bench.peers.mcp;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * Jetty with virtual threads, as ours is set, and one servlet. There are no filters and no Spring
 * before the servlet: what those cost is in ours alone.
 */
final class JettyServer {

    /** As many as ours may have. */
    private static final int TASKS = 10_000;

    private static final String PATH = "/mcp/*";

    private JettyServer() {}

    /** Serves until nobody asks this process any more. */
    static void serve(HttpServlet servlet) throws IOException {
        Server server = new Server(new VirtualThreadPool(TASKS));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, PATH);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) { // Jetty says no more than that
            throw new IOException("Jetty does not start", e);
        }
        Conversation.hold(
                ProcessMessage.of("ready", "port", connector.getLocalPort()),
                line -> ProcessMessage.of("unknown"));
    }
}
