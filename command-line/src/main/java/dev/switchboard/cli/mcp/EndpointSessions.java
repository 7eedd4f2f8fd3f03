package dev.switchboard.cli.mcp;

import dev.switchboard.cli.mcp.ClientMessage.Request;
import dev.switchboard.cli.mcp.RequestOutcome.Responded;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session of the client. An instance that was started again knows none of those before: then a
 * new one is begun in the same way, which the client hears nothing of. Thread-safe.
 */
final class EndpointSessions {

    private static final String INITIALIZED =
            "{\"jsonrpc\":\"2.0\",\"method\":\"%s\"}".formatted(Methods.INITIALIZED);

    private final McpEndpoint endpoint;
    private final Exchange exchange;
    private final MessageWriter out;
    private volatile SessionState state = new SessionState();
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Request initialize;
    private volatile @Nullable EndpointSession current;

    EndpointSessions(McpEndpoint endpoint, Exchange exchange, MessageWriter out) {
        this.endpoint = endpoint;
        this.exchange = exchange;
        this.out = out;
    }

    /** The one that messages belong to; null where there is none. */
    @Nullable EndpointSession current() {
        return current;
    }

    /** Begins one, in place of any before. */
    RequestOutcome begin(Request request, Consumer<ServerMessage> before)
            throws InterruptedException {
        end();
        state = new SessionState();
        initialize = request;
        return start(request, before);
    }

    private RequestOutcome start(Request request, Consumer<ServerMessage> before)
            throws InterruptedException {
        RequestOutcome outcome = exchange.post(request.line(), request.id(), Map.of(), before);
        if (outcome instanceof Responded(ServerMessage response, String id)) {
            EndpointSession begun = EndpointSession.of(response.json(), id);
            current = begun == null ? current : begun;
        }
        return outcome;
    }

    /** Learns from a request that the server has carried out. */
    void learn(Request request) {
        state.learn(request);
    }

    /**
     * Begins another one, unless somebody else has done so.
     *
     * @param lost the session that the server does not know
     * @return empty when there is a new one; else what came of the attempt
     */
    Optional<RequestOutcome> renew(EndpointSession lost) throws InterruptedException {
        renewing.lockInterruptibly();
        try {
            Request request = initialize;
            if (request == null || !lost.equals(current)) {
                return Optional.empty();
            }
            RequestOutcome outcome = start(request, _ -> {});
            EndpointSession renewed = current;
            if (renewed == null || renewed.equals(lost)) {
                return Optional.of(outcome);
            }
            restore(renewed);
            return Optional.empty();
        } finally {
            renewing.unlock();
        }
    }

    private void restore(EndpointSession renewed) throws InterruptedException {
        forward(INITIALIZED, renewed);
        for (Request request : state.requests()) {
            RequestOutcome outcome =
                    exchange.post(request.line(), request.id(), renewed.headers(), _ -> {});
            if (!(outcome instanceof Responded(ServerMessage response, _)) || response.isError()) {
                out.complain(
                        "%s could not be repeated in a new session".formatted(request.method()));
            }
        }
    }

    /** Sends what has no response. */
    int forward(String line, EndpointSession session) throws InterruptedException {
        try {
            return endpoint.notify(line, session.headers());
        } catch (IOException e) {
            out.complain(endpoint.inWords(endpoint.noAnswer(e)));
            return 0;
        }
    }

    /** Ends it, as far as the server is there. */
    void end() throws InterruptedException {
        EndpointSession session = current;
        current = null;
        if (session != null && session.id() != null) {
            try {
                endpoint.delete(session.headers());
            } catch (IOException e) {
                // It ends by itself when it has not been used for long.
            }
        }
    }
}
