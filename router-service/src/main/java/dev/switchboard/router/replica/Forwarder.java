package dev.switchboard.router.replica;

import dev.switchboard.model.problem.Excerpt;
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
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards requests to the replicas of their sessions, over HTTP. Without keys that replicas share,
 * every session of another one is unknown, as nobody would accept what is forwarded.
 */
final class Forwarder implements OtherReplicas {

    private static final Logger logger = LoggerFactory.getLogger(Forwarder.class);

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

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
    private final AtomicReference<@Nullable Instant> warned = new AtomicReference<>();

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

    @Override
    public boolean isGone(String sessionId) throws InterruptedException {
        Optional<ReplicaId> owner = owner(sessionId);
        return owner.isPresent() && directory.find(owner.get()) instanceof Location.Gone;
    }

    private Forwarding send(Origin origin, ForwardedRequest request) throws InterruptedException {
        Target target = request.target();
        byte[] body = request.body();
        String token = tokens.issue(target, request.caller(), ForwardedRequest.digest(body));
        OutboundRequest sent =
                new OutboundRequest(
                        target.method(),
                        new OutboundUrl(origin, target.pathAndQuery()),
                        ForwardedHeaders.request(request.headers(), token),
                        body.length == 0 ? null : body,
                        LIMITS);
        try {
            OutboundResponse answer = client.exchange(sent);
            Optional<String> refusal = answer.headers().first(REFUSED_HEADER);
            if (refusal.isPresent()) {
                answer.close();
                return refused(origin, Excerpt.of(refusal.get()));
            }
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

    /** The client can do nothing about it: keys, clocks or URLs of the replicas are wrong. */
    private Forwarding refused(Origin origin, String why) {
        Instant now = Instant.now();
        Instant last = warned.get();
        if ((last == null || last.plus(BETWEEN_WARNINGS).isBefore(now))
                && warned.compareAndSet(last, now)) {
            logger.warn("the replica at {} refuses what this one forwards: {}", origin, why);
        }
        return new Forwarding.NotSent(
                "the replica of this session refuses what this one forwards: " + why);
    }

    @Override
    public TokenCheck check(String token, Target target) {
        return tokens.check(token, target);
    }
}
