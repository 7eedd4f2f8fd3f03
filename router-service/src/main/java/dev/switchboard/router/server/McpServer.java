package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.RequestOrigin;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.protocol.RequestHeaders;
import dev.switchboard.router.protocol.RequestMetadata;
import dev.switchboard.router.server.InputRounds.Round;
import dev.switchboard.router.server.MethodHandler.Answer;
import dev.switchboard.router.server.Offered.OfferedTool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The server of both eras, without its transports. Thread-safe. */
public final class McpServer {

    /** How long a client may cache a list; changes are announced. */
    static final Duration LISTS_FRESH = Duration.ofMinutes(5);

    private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

    private static final Map<String, MethodHandler> METHODS =
            Map.of(
                    "tools/list", (offered, params, _, _) -> ToolMethods.list(offered, params),
                    "tools/call",
                            (offered, params, context, _) ->
                                    ToolMethods.call(offered, params, context),
                    "resources/list",
                            (offered, params, _, _) -> ResourceMethods.list(offered, params),
                    "resources/templates/list",
                            (offered, params, _, _) ->
                                    ResourceMethods.listTemplates(offered, params),
                    "resources/read", ResourceMethods::read,
                    "prompts/list", (offered, params, _, _) -> PromptMethods.list(offered, params),
                    "prompts/get",
                            (offered, params, context, _) ->
                                    PromptMethods.get(offered, params, context),
                    "completion/complete",
                            (offered, params, _, _) -> CompletionMethods.complete(offered, params));

    private final ServerIdentity identity;
    private final List<PrimitiveSource> sources;
    private final InputRounds rounds;
    private final Changes changes;
    private volatile Offered offered;

    /** A server at the empty path. */
    public McpServer(
            ServerInfo info,
            String instructions,
            List<PrimitiveSource> sources,
            EncryptionKeys keys,
            Clock clock) {
        this("", ServerIdentity.of(info, instructions), sources, keys, clock);
    }

    /**
     * @param path where it answers, see {@link Endpoints}: a request state is valid there only
     */
    public McpServer(
            String path,
            ServerIdentity identity,
            List<PrimitiveSource> sources,
            EncryptionKeys keys,
            Clock clock) {
        this.identity = identity;
        this.sources = List.copyOf(sources);
        this.rounds = new InputRounds(keys, path, clock);
        this.offered = new Offered(this.sources);
        this.changes = new Changes(this.sources, this::lookAgain);
        this.sources.forEach(source -> source.announceTo(changes));
        lookAgain();
    }

    private synchronized void lookAgain() {
        offered = new Offered(sources);
    }

    /** The endpoint is no more: its sources announce nothing to it, and its watches end. */
    public void close() {
        sources.forEach(source -> source.announceNoMoreTo(changes));
        changes.close();
    }

    /** The watches and their changes. */
    public Changes changes() {
        return changes;
    }

    /** Whether there is, or may be, a resource of that address. */
    boolean mayHave(String uri) {
        return offered.mayHave(uri);
    }

    /**
     * Requires that there is, or may be, a resource of that address, in a session.
     *
     * @throws McpException when there is none
     */
    public void requireResource(String uri) {
        if (!mayHave(uri)) {
            throw ResourceMethods.notFound(uri, Era.SESSION);
        }
    }

    /**
     * Checks the headers of a request of the stateless era against its body and against the tool
     * that it calls.
     *
     * @return the request with the primitives as they are now: a tool that changes meanwhile is
     *     called as it was when the headers were checked
     * @throws McpException at the first difference
     */
    public CheckedRequest check(Request request, RequestHeaders headers) {
        Offered now = offered;
        headers.check(request);
        if (request.method().equals("tools/call")) {
            OfferedTool called = now.tool(request.params().path("name").asString(""));
            if (called != null) {
                headers.check(called.headers(), request.params().path("arguments"));
            }
        }
        return new CheckedRequest(request, now);
    }

    /**
     * Answers a request of the stateless era. Blocks until it is done.
     *
     * @param caller identifies its sender, as far as that is known: a request state is valid for
     *     its caller only
     * @param origin where it comes from
     * @param sink where to send what comes before the answer
     * @return the whole result
     * @throws McpException when there is none
     */
    public ObjectNode answer(
            CheckedRequest checked, Supplier<String> caller, RequestOrigin origin, MessageSink sink)
            throws InterruptedException {
        Request request = checked.request();
        RequestMetadata metadata = RequestMetadata.of(request.params());
        Round round = rounds.begin(request, caller);
        StatelessContext context =
                new StatelessContext(request.params(), metadata, round, origin, sink);
        ObjectNode result;
        try {
            result =
                    request.method().equals("server/discover")
                            ? discovered()
                            : complete(
                                    handler(request)
                                            .answer(
                                                    checked.offered(),
                                                    request.params(),
                                                    context,
                                                    Era.STATELESS),
                                    round);
        } catch (InputRequiredException e) {
            result = rounds.inputRequired(request, caller.get(), round, e);
        }
        result.withObjectProperty("_meta").set(SERVER_INFO, identity.info());
        return result;
    }

    /** A result that depends on answers must not be cached (MCP 2026-07-28, Caching, Cache Key). */
    private static ObjectNode complete(Answer answer, Round round) {
        ObjectNode result = answer.result().put("resultType", "complete");
        return answer.fresh() == null
                ? result
                : cached(result, round.isFirst() ? answer.fresh() : Duration.ZERO);
    }

    private static ObjectNode cached(ObjectNode result, Duration fresh) {
        return result.put("ttlMs", fresh.toMillis())
                .put("cacheScope", fresh.isZero() ? "private" : "public");
    }

    private ObjectNode discovered() {
        ObjectNode result = Json.MAPPER.createObjectNode().put("resultType", "complete");
        result.set("supportedVersions", ProtocolVersion.stateless());
        result.set("capabilities", identity.capabilities());
        instruct(result);
        return cached(result, LISTS_FRESH);
    }

    /**
     * Begins to listen for changes; to be closed.
     *
     * @throws McpException when the request has no filter
     */
    public Listening listen(CheckedRequest checked) {
        RequestMetadata.of(checked.request().params());
        return new Listening(checked.request(), this);
    }

    /**
     * Answers a request in a session. Blocks until it is done.
     *
     * @return the whole result
     * @throws McpException when there is none
     */
    public ObjectNode answerInSession(Request request, RequestContext context)
            throws InterruptedException {
        return handler(request).answer(offered, request.params(), context, Era.SESSION).result();
    }

    /** What {@code initialize} answers, in that revision. */
    public ObjectNode initialized(String version) {
        ObjectNode result = Json.MAPPER.createObjectNode().put("protocolVersion", version);
        result.set("capabilities", identity.capabilities());
        result.set("serverInfo", identity.info());
        instruct(result);
        return result;
    }

    private void instruct(ObjectNode result) {
        if (!identity.instructions().isEmpty()) {
            result.put("instructions", identity.instructions());
        }
    }

    private static MethodHandler handler(Request request) {
        @Nullable MethodHandler handler = METHODS.get(request.method());
        if (handler == null) {
            throw new McpException(
                    ErrorCode.METHOD_NOT_FOUND,
                    "Method not found: " + Excerpt.of(request.method()));
        }
        return handler;
    }
}
