package dev.switchboard.router.session;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a process among all replicas of the router, from its start to its end. The ids of its
 * sessions begin with it, so every replica can tell whose session a request is for.
 *
 * @param text {@value #BYTES} bytes as Base64 for URLs
 */
public record ReplicaId(String text) {

    private static final int BYTES = 8;
    private static final int SESSION_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{11}");
    private static final Pattern SESSION =
            Pattern.compile("([A-Za-z0-9_-]{11})\\.[A-Za-z0-9_-]{32}");

    /** Checks the form. */
    public ReplicaId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("the id of a replica is 8 bytes as Base64 for URLs");
        }
    }

    /** A new one. */
    public static ReplicaId random() {
        return new ReplicaId(random(BYTES));
    }

    /** Whose session it is; empty if no replica made that id. */
    public static Optional<ReplicaId> ofSession(String id) {
        Matcher session = SESSION.matcher(id);
        return session.matches() ? Optional.of(new ReplicaId(session.group(1))) : Optional.empty();
    }

    /** The id of a new session, of visible ASCII. */
    String newSession() {
        return text + "." + random(SESSION_BYTES);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return text;
    }
}
