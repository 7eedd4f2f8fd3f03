package dev.switchboard.router.session;

/**
 * Who begins a session.
 *
 * @param credentials what its requests must come with; empty for nothing
 * @param origin as whom it is counted: credentials where there are some, the address otherwise
 */
public record SessionCaller(String credentials, String origin) {

    /** Whether another request comes from who began this. */
    boolean owns(SessionCaller other) {
        return credentials.equals(other.credentials);
    }

    boolean isFrom(String where) {
        return origin.equals(where);
    }
}
