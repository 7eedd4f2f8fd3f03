package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ParameterHeaders;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.protocol.RequestMetadata;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to a server of revision 2026-07-28, each self-contained. Thread-safe. */
final class StatelessConnection implements Connection {

    /** The largest number of rounds of questions that a request may take. */
    private static final int MOST_ROUNDS = 10;

    private static final String CLIENT_INFO = "io.modelcontextprotocol/clientInfo";

    private final Exchanges exchanges;
    private final ObjectNode capabilities;
    private final ServerDescription server;
    private final Subscriptions subscriptions;
    private volatile boolean outdated;

    private StatelessConnection(
            Exchanges exchanges,
            Duration patience,
            ObjectNode capabilities,
            ServerDescription server) {
        this.exchanges = exchanges;
        this.capabilities = capabilities;
        this.server = server;
        this.subscriptions =
                new Subscriptions(
                        server,
                        (params, messages) -> exchanges.listen(withMetadata(params), messages),
                        patience,
                        exchanges.listener());
    }

    /**
     * Asks the server what it is (MCP 2026-07-28, Discover).
     *
     * @param patience how long the server may take to answer
     * @param version in which to ask
     * @param capabilities what the client is able to do
     * @throws ChannelException when there is no answer, or what it answers is no description
     * @throws McpException when it answers with an error, or that it speaks no revision that we do;
     *     an error of the era says so by its code
     */
    static StatelessConnection open(
            Exchanges exchanges, Duration patience, String version, ObjectNode capabilities)
            throws ChannelException, InterruptedException {
        ObjectNode result =
                exchanges
                        .within(patience)
                        .exchange(
                                UpstreamRequest.own(
                                        "server/discover",
                                        withMetadata(
                                                Json.MAPPER.createObjectNode(),
                                                version,
                                                capabilities)));
        StatelessConnection connection =
                new StatelessConnection(exchanges, patience, capabilities, described(result));
        boolean started = false;
        try {
            connection.subscriptions.start();
            started = true;
            return connection;
        } finally {
            if (!started) {
                connection.subscriptions.close();
            }
        }
    }

    private static ServerDescription described(ObjectNode result) throws ChannelException {
        JsonNode versions = result.path("supportedVersions");
        if (!versions.isArray()) {
            throw new ChannelException(Kind.UNREADABLE, "it does not say what it supports");
        }
        String version =
                ProtocolVersion.STATELESS.stream()
                        .filter(ours ->
                                versions.values().stream()
                                        .anyMatch(theirs -> ours.equals(theirs.asString(""))))
                        .findFirst()
                        .orElseThrow(() -> unsupported(versions));
        JsonNode capabilities = result.path("capabilities");
        return new ServerDescription(
                Era.STATELESS,
                version,
                capabilities instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode(),
                result.path("_meta").path("io.modelcontextprotocol/serverInfo"),
                result.path("instructions").asString(""));
    }

    /** As servers say it themselves. */
    private static McpException unsupported(JsonNode versions) {
        return new McpException(
                ErrorCode.UNSUPPORTED_PROTOCOL_VERSION,
                "no revision in common",
                Json.MAPPER.createObjectNode().set("supported", versions));
    }

    @Override
    public ServerDescription server() {
        return server;
    }

    @Override
    public ObjectNode request(UpstreamRequest request)
            throws ChannelException, InterruptedException {
        try {
            return inRounds(request);
        } catch (McpException e) {
            if (e.code() == ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.code()) {
                // it spoke this revision before, and no other connection will
                outdated = true;
                throw new ChannelException(Kind.UNSUPPORTED, e.message());
            }
            Optional<ParameterHeaders> headers = headersAfter(e, request);
            if (headers.isEmpty()) {
                throw e;
            }
            return inRounds(request.with(headers.get()));
        }
    }

    /** The headers that a tool has now, if those that were sent are not. */
    private Optional<ParameterHeaders> headersAfter(McpException e, UpstreamRequest request)
            throws ChannelException, InterruptedException {
        if (e.code() != ErrorCode.HEADER_MISMATCH.code()
                || !request.method().equals("tools/call")) {
            return Optional.empty();
        }
        exchanges.listener().notified(ChangeNotifications.ofList("tools"));
        return ToolHeaders.find(
                request.params().path("name").asString(""),
                params ->
                        exchanges.exchange(
                                UpstreamRequest.own("tools/list", withMetadata(params))));
    }

    private ObjectNode inRounds(UpstreamRequest request)
            throws ChannelException, InterruptedException {
        ObjectNode params = withMetadata(request.params(), server.version(), capabilities(request));
        String level = request.listener().logLevel();
        if (level != null) {
            params.withObjectProperty("_meta").put(RequestMetadata.LOG_LEVEL, level);
        }
        for (int round = 0; round <= MOST_ROUNDS; round++) {
            ObjectNode result = exchanges.exchange(request.with(params));
            switch (result.path("resultType").asString("complete")) {
                case "complete" -> {
                    return result;
                }
                case "input_required" -> answer(result, params, request.listener());
                case String type ->
                        throw new ChannelException(
                                Kind.UNREADABLE, "its result is of an unknown type: " + type);
            }
        }
        throw new McpException(
                ErrorCode.INTERNAL_ERROR,
                "the server still asks after %d rounds".formatted(MOST_ROUNDS));
    }

    /** In this era each request says what its client is able to do. */
    private ObjectNode capabilities(UpstreamRequest request) {
        ConnectionScope scope = request.listener().scope();
        return scope == null ? capabilities : scope.answering();
    }

    /** Puts the answers into the params of the next round. */
    private static void answer(ObjectNode result, ObjectNode params, RequestListener listener)
            throws InterruptedException {
        Map<String, JsonNode> questions = new HashMap<>();
        result.path("inputRequests")
                .properties()
                .forEach(question -> questions.put(question.getKey(), question.getValue()));
        JsonNode state = result.get("requestState");
        Map<String, JsonNode> answers = listener.answer(questions, state);
        ObjectNode responses = params.putObject("inputResponses");
        answers.forEach(responses::set);
        params.remove("requestState");
        if (state != null) {
            params.set("requestState", state);
        }
    }

    private ObjectNode withMetadata(ObjectNode params) {
        return withMetadata(params, server.version(), capabilities);
    }

    /** A copy with what each request of this era has. */
    private static ObjectNode withMetadata(
            ObjectNode params, String version, ObjectNode capabilities) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.setAll(params);
        ObjectNode meta = all.putObject("_meta");
        if (params.get("_meta") instanceof ObjectNode given) {
            meta.setAll(given);
        }
        meta.put(RequestMetadata.PROTOCOL_VERSION, version);
        meta.set(RequestMetadata.CLIENT_CAPABILITIES, capabilities);
        meta.set(CLIENT_INFO, ClientInfo.JSON);
        return all;
    }

    @Override
    public void watch(Set<String> uris) throws InterruptedException {
        subscriptions.watch(uris);
    }

    @Override
    public boolean isOpen() {
        return !outdated && exchanges.channel().isOpen();
    }

    @Override
    public void close() {
        subscriptions.close();
        exchanges.channel().close();
    }
}
