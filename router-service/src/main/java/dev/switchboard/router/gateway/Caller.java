package dev.switchboard.router.gateway;

import dev.switchboard.router.session.SessionCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.HttpHeaders;

/** The caller of a request, identified by its credentials. */
final class Caller {

    private Caller() {}

    /** The caller that begins a session, uses it, or opens a stream. */
    static SessionCaller inSession(HttpServletRequest request) {
        String credentials = of(request);
        return new SessionCaller(
                credentials, credentials.isEmpty() ? "@" + request.getRemoteAddr() : credentials);
    }

    /** The same for the same credentials, without revealing them; empty if there are none. */
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
