package dev.switchboard.router.gateway;

import dev.switchboard.router.session.SessionCaller;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A request in a session of another replica.
 *
 * @param caller as this replica sees it
 * @param headers all that came
 * @param body not copied; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record ForwardedRequest(
        Target target, SessionCaller caller, Map<String, List<String>> headers, byte[] body) {

    /**
     * What is asked for.
     *
     * @param method of HTTP
     * @param pathAndQuery as they are sent, of visible ASCII
     * @param sessionId the session that the request names
     */
    public record Target(String method, String pathAndQuery, String sessionId) {}

    /** What tells a body from others: SHA-256, as Base64. */
    public static String digest(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
