package dev.switchboard.router.gateway;

import dev.switchboard.router.session.SessionCaller;

/**
 * The other replicas of the router, to which requests in their sessions are forwarded. Thread-safe;
 * calls block.
 */
public interface OtherReplicas {

    /** The header by which a replica tells for whom it forwards. Nobody else may send it. */
    String HEADER = "Switchboard-Forwarded";

    /** Whether a session belongs to another replica, as far as its id tells. */
    boolean own(String sessionId);

    /**
     * Sends a request to the replica of its session, and waits for the head of its answer.
     *
     * @throws InterruptedException when the thread was interrupted meanwhile
     */
    Forwarding forward(ForwardedRequest request) throws InterruptedException;

    /**
     * Checks that a replica forwarded a request.
     *
     * @param token the value of {@link #HEADER}
     * @param target of the request, as it came
     */
    TokenCheck check(String token, ForwardedRequest.Target target);

    /** What a token says. */
    sealed interface TokenCheck {

        /** It is valid, and the request is of that caller. */
        record Valid(SessionCaller caller) implements TokenCheck {}

        /** It is not, for that reason. */
        record Invalid(String why) implements TokenCheck {}
    }
}
