package dev.switchboard.router.gateway;

import dev.switchboard.router.session.SessionCaller;

/**
 * The other replicas of the router, to which requests in their sessions are forwarded. Thread-safe;
 * calls block.
 */
public interface OtherReplicas {

    /** The header by which a replica tells for whom it forwards. Nobody else may send it. */
    String HEADER = "Switchboard-Forwarded";

    /**
     * The header that says that a replica forwards. Unlike {@link #HEADER} proxies let it pass: if
     * it comes alone, the internal URL of a replica leads to a proxy, and requests would circle.
     */
    String HOP_HEADER = "Switchboard-Hop";

    /** The header of an answer by which a replica refuses what was forwarded, with the reason. */
    String REFUSED_HEADER = "Switchboard-Refused";

    /** Whether a session belongs to another replica, as far as its id tells. */
    boolean own(String sessionId);

    /**
     * Sends a request to the replica of its session, and waits for the head of its answer.
     *
     * @throws InterruptedException when the thread was interrupted meanwhile
     */
    Forwarding forward(ForwardedRequest request) throws InterruptedException;

    /**
     * Whether the replica of a session has ended, and the session with it.
     *
     * @throws InterruptedException when the thread was interrupted meanwhile
     */
    boolean isGone(String sessionId) throws InterruptedException;

    /**
     * Checks that a replica forwarded a request. The caller has to check the body.
     *
     * @param token the value of {@link #HEADER}
     * @param target of the request, as it came
     */
    TokenCheck check(String token, ForwardedRequest.Target target);

    /** What a token says. */
    sealed interface TokenCheck {

        /**
         * It is valid, and the request is of that caller.
         *
         * @param bodyDigest what {@link ForwardedRequest#digest} must be of the body
         */
        record Valid(SessionCaller caller, String bodyDigest) implements TokenCheck {}

        /** It is not, for that reason. */
        record Invalid(String why) implements TokenCheck {}
    }
}
