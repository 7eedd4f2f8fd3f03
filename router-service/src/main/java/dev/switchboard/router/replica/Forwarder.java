package dev.switchboard.router.replica;

import dev.switchboard.router.gateway.ForwardedRequest;
import dev.switchboard.router.gateway.ForwardedRequest.Target;
import dev.switchboard.router.gateway.Forwarding;
import dev.switchboard.router.gateway.OtherReplicas;
import dev.switchboard.router.outbound.Origin;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundException;
import dev.switchboard.router.outbound.OutboundLimits;
import dev.switchboard.router.outbound.OutboundRequest;
import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.session.ReplicaId;
import java.time.Duration;
import java.util.Optional;

/**
 * Forwards requests to the replicas of their sessions, over HTTP. Without keys that replicas share,
 * every session of another one is unknown, as nobody would accept what is forwarded.
 */
final class Forwarder implements OtherReplicas {

    /** Clients that take no events may wait long for an answer; a stream sends a sign of life. */
    private static final OutboundLimits LIMITS =
            OutboundLimits.DEFAULT
                    .withConnect(Duration.ofSeconds(2))
                    .withHead(Duration.ofHours(2))
                    .withIdle(Duration.ofMinutes(5))
                    .withTotal(null);

    private final ReplicaId self;
    private final boolean enabled;
    private final Directory directory;
    private final ForwardingTokens tokens;
    private final OutboundClient client;

    /**
     * @param enabled whether replicas share the keys of {@code tokens}
     */
    Forwarder(
            ReplicaId self,
            boolean enabled,
            Directory directory,
            ForwardingTokens tokens,
            OutboundClient client) {
        this.self = self;
        this.enabled = enabled;
        this.directory = directory;
        this.tokens = tokens;
        this.client = client;
    }

    @Override
    public boolean own(String sessionId) {
        return enabled && owner(sessionId).isPresent();
    }

    private Optional<ReplicaId> owner(String sessionId) {
        return ReplicaId.ofSession(sessionId).filter(replica -> !replica.equals(self));
    }

    @Override
    public Forwarding forward(ForwardedRequest request) throws InterruptedException {
        ReplicaId owner = owner(request.target().sessionId()).orElseThrow();
        return switch (directory.find(owner)) {
            case Location.At(Origin origin) -> send(origin, request);
            case Location.Gone() -> new Forwarding.Gone();
            case Location.Unknown(String why) ->
                    new Forwarding.NotSent("the replica of this session is not known: " + why);
        };
    }

    private Forwarding send(Origin origin, ForwardedRequest request) throws InterruptedException {
        Target target = request.target();
        String token = tokens.issue(target, request.caller());
        OutboundRequest sent =
                new OutboundRequest(
                        target.method(),
                        new OutboundUrl(origin, target.pathAndQuery()),
                        ForwardedHeaders.request(request.headers(), token),
                        request.body().isEmpty() ? null : request.body(),
                        LIMITS);
        try {
            OutboundResponse answer = client.exchange(sent);
            return new Forwarding.Answered(
                    answer.status(), ForwardedHeaders.answer(answer.headers()), answer.body());
        } catch (OutboundException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            String why = "the replica of this session did not answer: " + e.getMessage();
            return e.sent() ? new Forwarding.Unanswered(why) : new Forwarding.NotSent(why);
        }
    }

    @Override
    public TokenCheck check(String token, Target target) {
        return tokens.check(token, target);
    }
}
