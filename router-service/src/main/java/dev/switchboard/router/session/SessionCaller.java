package dev.switchboard.router.session;

/**
 * The caller that begins a session.
 *
 * @param credentials what all its requests must carry; empty for nothing
 * @param origin the key that limits count by: the credentials if there are any, else the address
 */
public record SessionCaller(String credentials, String origin) {

    /** Whether a request comes from the caller that began the session. */
    boolean owns(SessionCaller other) {
        return credentials.equals(other.credentials);
    }

    boolean isFrom(String where) {
        return origin.equals(where);
    }
}
