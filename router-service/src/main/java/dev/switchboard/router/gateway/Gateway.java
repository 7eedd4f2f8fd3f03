package dev.switchboard.router.gateway;

import dev.switchboard.router.server.CallLog;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.session.SessionServer;
import dev.switchboard.router.session.Sessions;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/** All endpoints. It stops before the HTTP server, which waits for streams to end. */
final class Gateway implements SmartLifecycle, DisposableBean {

    private final Endpoints endpoints;
    private final Sessions sessions;
    private final KeepAlive keepAlive;
    private final SessionForwarding forwarding;
    private final McpServlet mcpServlet;
    private final SseServlet sseServlet;
    private volatile boolean running;

    /**
     * @param signOfLife how often a keep-alive is sent during a long answer
     * @param audit where calls are reported
     * @param replicas the others
     */
    Gateway(
            Endpoints endpoints,
            Sessions sessions,
            Places places,
            AllowedCallers callers,
            Duration signOfLife,
            CallLog audit,
            OtherReplicas replicas) {
        this.endpoints = endpoints;
        this.sessions = sessions;
        this.keepAlive = new KeepAlive(signOfLife, sessions::endIdle);
        this.forwarding = new SessionForwarding(replicas, places);
        // To end a session can block, as its streams have locks.
        endpoints.onRemoval(server -> Thread.startVirtualThread(() -> sessions.endAllWith(server)));
        SessionServer inSessions = new SessionServer();
        SessionEndpoint endpoint = new SessionEndpoint(inSessions, sessions, keepAlive, audit);
        SessionStreams streams = new SessionStreams(places, keepAlive);
        this.mcpServlet =
                new McpServlet(
                        places,
                        callers,
                        forwarding,
                        endpoints,
                        new StatelessEndpoint(keepAlive, audit),
                        endpoint,
                        streams);
        this.sseServlet =
                new SseServlet(
                        places,
                        callers,
                        forwarding,
                        endpoints,
                        inSessions,
                        endpoint,
                        sessions,
                        streams);
    }

    McpServlet mcpServlet() {
        return mcpServlet;
    }

    SseServlet sseServlet() {
        return sseServlet;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** As little as HTTP: what has ended does not begin again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public void start() {
        forwarding.resume();
        running = true;
    }

    /** Ends streams of changes; running requests have the time that the HTTP server gives them. */
    @Override
    public void stop() {
        running = false;
        endpoints.closeChanges();
        sessions.drain();
        forwarding.rest();
    }

    @Override
    public void destroy() {
        sessions.close();
        keepAlive.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
