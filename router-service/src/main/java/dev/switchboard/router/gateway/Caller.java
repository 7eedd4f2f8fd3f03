package dev.switchboard.router.gateway;

import dev.switchboard.router.session.SessionCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.HttpHeaders;

/** Who calls, as far as credentials tell. */
final class Caller {

    private Caller() {}

    /** Who begins a session, comes back to it, or opens a stream. */
    static SessionCaller inSession(HttpServletRequest request) {
        String credentials = of(request);
        return new SessionCaller(
                credentials, credentials.isEmpty() ? "@" + request.getRemoteAddr() : credentials);
    }

    /** The same for the same credentials, which it does not tell; empty where there are none. */
    private static String of(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials == null) {
            return "";
        }
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(credentials.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
