package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A session with a server of the revisions before 2026-07-28. Thread-safe. */
final class SessionConnection implements Connection {

    private static final Logger log = LoggerFactory.getLogger(SessionConnection.class);

    private final Exchanges exchanges;
    private final ServerDescription server;

    /** Resources of whose changes the server is to tell; one thread. */
    private final Set<String> watched = new HashSet<>();

    private SessionConnection(Exchanges exchanges, ServerDescription server) {
        this.exchanges = exchanges;
        this.server = server;
    }

    /**
     * Begins the session (MCP 2025-11-25, Lifecycle).
     *
     * @param patience how long the server may take to answer
     * @param capabilities what the client is able to do, for the whole session
     * @throws ChannelException when the server does not, or speaks no revision that we do
     */
    static SessionConnection open(Exchanges exchanges, Duration patience, ObjectNode capabilities)
            throws ChannelException, InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode();
        if (!capabilities.isEmpty()) {
            exchanges.mayAsk();
        }
        params.put("protocolVersion", ProtocolVersion.SESSION_BASED.getFirst());
        params.set("capabilities", capabilities);
        params.set("clientInfo", ClientInfo.JSON);
        ObjectNode result = answer(exchanges.within(patience), params);
        String version = result.path("protocolVersion").asString("");
        if (!ProtocolVersion.SESSION_BASED.contains(version)) {
            throw new ChannelException(
                    Kind.UNREADABLE,
                    "it speaks the revision %s, the router %s"
                            .formatted(version, String.join(", ", ProtocolVersion.SESSION_BASED)));
        }
        exchanges.channel().initialized(version);
        return new SessionConnection(exchanges, described(version, result));
    }

    private static ObjectNode answer(Exchanges exchanges, ObjectNode params)
            throws ChannelException, InterruptedException {
        try {
            return exchanges.exchange(UpstreamRequest.own(Era.INITIALIZE, params));
        } catch (McpException e) {
            throw new ChannelException(Kind.UNREADABLE, "it refuses the handshake: " + e.message());
        }
    }

    private static ServerDescription described(String version, ObjectNode result) {
        JsonNode capabilities = result.path("capabilities");
        return new ServerDescription(
                Era.SESSION,
                version,
                capabilities instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode(),
                result.path("serverInfo"),
                result.path("instructions").asString(""));
    }

    @Override
    public ServerDescription server() {
        return server;
    }

    @Override
    public ObjectNode request(UpstreamRequest request)
            throws ChannelException, InterruptedException {
        return exchanges.exchange(request);
    }

    @Override
    public void watch(Set<String> uris) throws ChannelException, InterruptedException {
        if (!server.has("resources", "subscribe")) {
            return;
        }
        for (String uri : Set.copyOf(watched)) {
            if (!uris.contains(uri)) {
                tell("resources/unsubscribe", uri);
                watched.remove(uri);
            }
        }
        for (String uri : uris) {
            if (!watched.contains(uri)) {
                tell("resources/subscribe", uri);
                watched.add(uri);
            }
        }
    }

    /** A server that refuses would do so again. */
    private void tell(String method, String uri) throws ChannelException, InterruptedException {
        try {
            exchanges.exchange(
                    UpstreamRequest.own(method, Json.MAPPER.createObjectNode().put("uri", uri)));
        } catch (McpException e) {
            log.debug("a server refuses {} of {}: {}", method, uri, e.message());
        }
    }

    @Override
    public boolean isOpen() {
        return exchanges.channel().isOpen();
    }

    @Override
    public void close() {
        exchanges.channel().close();
    }
}
