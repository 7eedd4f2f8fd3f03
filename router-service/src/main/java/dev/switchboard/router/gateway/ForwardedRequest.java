package dev.switchboard.router.gateway;

import dev.switchboard.router.session.SessionCaller;
import java.util.List;
import java.util.Map;

/**
 * A request in a session of another replica.
 *
 * @param caller as this replica sees it
 * @param headers all that came
 * @param body JSON; empty for none
 */
public record ForwardedRequest(
        Target target, SessionCaller caller, Map<String, List<String>> headers, String body) {

    /**
     * What is asked for.
     *
     * @param method of HTTP
     * @param pathAndQuery as they are sent, of visible ASCII
     * @param sessionId the session that the request names
     */
    public record Target(String method, String pathAndQuery, String sessionId) {}
}
