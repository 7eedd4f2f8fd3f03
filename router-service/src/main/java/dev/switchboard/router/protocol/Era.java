package dev.switchboard.router.protocol;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two eras of MCP (2026-07-28, Versioning, Backward Compatibility). How a request selects its
 * era:
 *
 * <table>
 * <caption>The first row that fits decides.</caption>
 * <tr><th>version in {@code _meta}</th><th>version header</th><th>method</th><th>session id</th>
 *     <th>era</th></tr>
 * <tr><td>there</td><td>any</td><td>any</td><td>any</td><td>stateless</td></tr>
 * <tr><td>none</td><td>any</td><td>{@code initialize}</td><td>any</td><td>session</td></tr>
 * <tr><td>none</td><td>any</td><td>one of the stateless era alone</td><td>any</td>
 *     <td>stateless</td></tr>
 * <tr><td>none</td><td>one of the stateless era</td><td>any other</td><td>any</td>
 *     <td>stateless</td></tr>
 * <tr><td>none</td><td>another or none</td><td>any other</td><td>there</td><td>session</td></tr>
 * <tr><td>none</td><td>one of the session-based era</td><td>any other</td><td>none</td>
 *     <td>session</td></tr>
 * <tr><td>none</td><td>another or none</td><td>any other</td><td>none</td><td>stateless</td></tr>
 * </table>
 *
 * <p>A request of the stateless era without a version in {@code _meta} is an error, which says so.
 */
public enum Era {

    /** Every request is self-contained (stateless). */
    STATELESS,

    /** Requests belong to a session that began with {@code initialize}. */
    SESSION;

    public static final String INITIALIZE = "initialize";

    private static final Set<String> STATELESS_ALONE =
            Set.of("server/discover", "subscriptions/listen");

    /**
     * @param versionInMeta whether the body tells a version
     * @param versionHeader null where there is none
     */
    public static Era of(
            boolean versionInMeta,
            @Nullable String versionHeader,
            String method,
            boolean hasSessionId) {
        if (versionInMeta) {
            return STATELESS;
        }
        if (method.equals(INITIALIZE)) {
            return SESSION;
        }
        if (STATELESS_ALONE.contains(method)
                || (versionHeader != null && ProtocolVersion.STATELESS.contains(versionHeader))) {
            return STATELESS;
        }
        return hasSessionId
                        || (versionHeader != null
                                && ProtocolVersion.SESSION_BASED.contains(versionHeader))
                ? SESSION
                : STATELESS;
    }
}
