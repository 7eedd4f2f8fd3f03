package dev.switchboard.cli.mcp;

import dev.switchboard.cli.mcp.ClientMessage.Request;
import dev.switchboard.cli.mcp.RequestOutcome.Broken;
import dev.switchboard.cli.mcp.RequestOutcome.NoSession;
import dev.switchboard.cli.mcp.RequestOutcome.NotReached;
import dev.switchboard.cli.mcp.RequestOutcome.Responded;
import dev.switchboard.cli.mcp.RequestOutcome.Withdrawn;
import java.time.Duration;
import java.util.Optional;

/**
 * Passes on messages in a session (MCP 2025-11-25 and before, Streamable HTTP). A request whose
 * answer is cut off is come back for; one that the server can't know of is sent again. Thread-safe.
 */
final class SessionRelay implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final Duration USUAL_RETRY = Duration.ofSeconds(1);

    /** So often in a row nothing may come of coming back. */
    private static final int MOST_FAILURES = 10;

    private final McpEndpoint endpoint;
    private final Exchange exchange;
    private final EndpointSessions sessions;
    private final ServerStream stream;

    SessionRelay(McpEndpoint endpoint, MessageWriter out) {
        this.endpoint = endpoint;
        this.exchange = new Exchange(endpoint);
        this.sessions = new EndpointSessions(endpoint, exchange, out);
        this.stream = new ServerStream(endpoint, sessions, out);
    }

    /** Sends {@code initialize}. */
    void begin(RequestUnderWay underWay) throws InterruptedException {
        finish(underWay, sessions.begin(underWay.request(), underWay::pass));
    }

    /** Sends what has no response. */
    void forward(String line, boolean opensStream) throws InterruptedException {
        EndpointSession session = sessions.current();
        if (session == null) {
            return;
        }
        if (sessions.forward(line, session) == NOT_FOUND) {
            sessions.renew(session);
        }
        if (opensStream) {
            stream.open();
        }
    }

    /** Sends any other request, and sees to its response. */
    void relay(RequestUnderWay underWay) throws InterruptedException {
        EndpointSession session = sessions.current();
        if (session == null) {
            underWay.fail("there is no session, as initialize has failed; begin with it again");
            return;
        }
        RequestOutcome outcome = send(underWay, session);
        if (outcome instanceof NoSession) {
            outcome = sendAnew(underWay, session);
        }
        if (outcome instanceof Broken broken) {
            outcome = recovered(underWay, session, broken);
        }
        finish(underWay, outcome);
    }

    private RequestOutcome send(RequestUnderWay underWay, EndpointSession session)
            throws InterruptedException {
        Request request = underWay.request();
        return exchange.post(request.line(), request.id(), session.headers(), underWay::pass);
    }

    private RequestOutcome sendAnew(RequestUnderWay underWay, EndpointSession lost)
            throws InterruptedException {
        Optional<RequestOutcome> failure = sessions.renew(lost);
        EndpointSession renewed = sessions.current();
        return failure.isPresent() || renewed == null
                ? failure.orElse(new NoSession())
                : send(underWay, renewed);
    }

    /** What came of it in the end; broken where whether it was carried out remains unknown. */
    private RequestOutcome recovered(
            RequestUnderWay underWay, EndpointSession session, Broken first)
            throws InterruptedException {
        RequestOutcome outcome = resumed(underWay, session, first);
        if (!(outcome instanceof Broken || outcome instanceof NoSession) || underWay.isOver()) {
            return outcome;
        }
        if (!underWay.request().isRepeatable() || underWay.isBegun()) {
            return first;
        }
        return outcome instanceof NoSession ? sendAnew(underWay, session) : send(underWay, session);
    }

    private RequestOutcome resumed(RequestUnderWay underWay, EndpointSession session, Broken first)
            throws InterruptedException {
        Broken broken = first;
        int failures = 0;
        while (failures < MOST_FAILURES && !underWay.isOver()) {
            String last = broken.lastEventId();
            if (last == null) {
                return broken;
            }
            Thread.sleep(broken.retry() == null ? USUAL_RETRY : broken.retry());
            RequestOutcome outcome =
                    exchange.resume(last, underWay.id(), session.headers(last), underWay::pass);
            switch (outcome) {
                case Broken again -> {
                    boolean gotOn = !last.equals(again.lastEventId()) || again.retry() != null;
                    failures = gotOn ? 0 : failures + 1;
                    broken = again;
                }
                case NotReached _ -> failures++;
                case Responded _, Withdrawn _, NoSession _ -> {
                    return outcome;
                }
            }
        }
        return broken;
    }

    private void finish(RequestUnderWay underWay, RequestOutcome outcome) {
        switch (outcome) {
            case Responded(ServerMessage response, _) -> {
                if (!response.isError()) {
                    sessions.learn(underWay.request());
                }
                underWay.respond(response);
            }
            case Broken broken ->
                    underWay.fail(
                            endpoint.inWords(broken.why())
                                    + (underWay.request().isRepeatable()
                                            ? ""
                                            : "; whether the request was carried out is unknown"));
            case NotReached nobody -> underWay.fail(endpoint.inWords(nobody.why()));
            case NoSession() ->
                    underWay.fail("the server does not know the session that it has just begun");
            case Withdrawn() -> underWay.fail("the server took the request without a response");
        }
    }

    /** Reads no more of what belongs to no request. */
    void closeStream() {
        stream.close();
    }

    /** Ends the session. */
    @Override
    public void close() {
        try {
            sessions.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
