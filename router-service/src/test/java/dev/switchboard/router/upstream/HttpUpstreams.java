package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundSettings;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.ParameterHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.node.ObjectNode;

/** Upstreams at stub servers, for tests that extend this. */
abstract class HttpUpstreams {

    private final OutboundClient guarded =
            OutboundClient.create(new OutboundSettings(List.of(), 100, 50), "test");
    private final OutboundClient anywhere =
            OutboundClient.create(new OutboundSettings(List.of(), 100, 50).toAnyAddress(), "test");
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    /** Receives progress. */
    static final class ProgressListener implements RequestListener {

        private final List<Double> progress = new ArrayList<>();

        @Override
        public boolean wantsProgress() {
            return true;
        }

        @Override
        public void progress(ObjectNode params) {
            progress.add(params.path("progress").asDouble());
        }

        List<Double> progress() {
            return progress;
        }
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable it : opened.reversed()) {
            it.close();
        }
        guarded.close();
        anywhere.close();
    }

    /** What happened: {@code connected}, {@code disconnected}, and methods of notifications. */
    List<String> events() {
        return events;
    }

    StubMcpServer server(StubMcpServer.Speaks speaks) {
        StubMcpServer server = new StubMcpServer(speaks);
        opened.add(server);
        return server;
    }

    Upstream upstream(StubMcpServer server) {
        return upstream(server.url(), TestUpstreams.LIMITS);
    }

    Upstream upstream(OutboundUrl url, UpstreamLimits limits) {
        return upstream(new ServerEndpoint.Http(url, false, Headers.NONE, true), limits);
    }

    Upstream upstream(ServerEndpoint.Http endpoint, UpstreamLimits limits) {
        return opened(
                new Upstreams(limits, guarded, anywhere)
                        .of(
                                new ServerConfiguration(
                                        new ServerName("stub"), endpoint, true, false),
                                new Events()));
    }

    Upstream upstream(Connector connector) {
        return opened(
                new Upstream(
                        new ServerName("stub"),
                        connector,
                        TestUpstreams.LIMITS,
                        false,
                        new Events(),
                        System::nanoTime));
    }

    private Upstream opened(Upstream upstream) {
        opened.add(upstream);
        return upstream;
    }

    private final class Events implements UpstreamListener {
        @Override
        public void connected(ServerName server, ServerDescription description) {
            events.add("connected");
        }

        @Override
        public void disconnected(ServerName server, String reason) {
            events.add("disconnected");
        }

        @Override
        public void notified(ServerName server, Notification notification) {
            events.add(notification.method());
        }
    }

    static String call(Upstream server, String tool, String arguments) throws InterruptedException {
        return call(server, tool, arguments, false, RequestListener.NONE);
    }

    static String call(
            Upstream server,
            String tool,
            String arguments,
            boolean idempotent,
            RequestListener listener)
            throws InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode().put("name", tool);
        params.set("arguments", Json.MAPPER.readTree(arguments));
        return server.request(
                        UpstreamRequest.of(
                                "tools/call", params, ParameterHeaders.NONE, idempotent, listener))
                .at("/content/0/text")
                .asString();
    }

    /** A notification of progress of a request. */
    static String progress(StubCall call, int progress) {
        ObjectNode params = Json.MAPPER.createObjectNode().put("progress", progress);
        params.set("progressToken", call.message().at("/params/_meta/progressToken"));
        return StubMcpServer.notification("notifications/progress", params);
    }

    static void send(StubCall stream, String message) {
        try {
            stream.event(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
