package dev.switchboard.router.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The caller that begins a session.
 *
 * @param credentials what all its requests must carry; empty for nothing
 * @param origin the key that limits count by: the credentials if there are any, else the address
 */
public record SessionCaller(String credentials, String origin) {

    /**
     * The caller of a request, identified by its credentials. Computing them costs a hash.
     *
     * @param authorization the header with the credentials; null if there is none
     * @param address where the request comes from
     */
    public static SessionCaller of(@Nullable String authorization, String address) {
        if (authorization == null) {
            return new SessionCaller("", "@" + address);
        }
        String hash = hash(authorization);
        return new SessionCaller(hash, hash);
    }

    /** The same for the same credentials, without revealing them. */
    private static String hash(String credentials) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(credentials.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a request comes from the caller that began the session. */
    boolean owns(SessionCaller other) {
        return credentials.equals(other.credentials);
    }

    boolean isFrom(String where) {
        return origin.equals(where);
    }
}
