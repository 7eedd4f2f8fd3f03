package dev.switchboard.router.conformance;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.protocol.RequestHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a server of the session-based era of this one, for clients that ask for it by a header: it
 * refuses requests of the stateless era as those servers do that know nothing of it.
 */
final class SessionEraFilter extends HttpFilter {

    /** Has the value {@code session} in requests that want such a server. */
    static final String HEADER = "Conformance-Era";

    private static final long serialVersionUID = 1;

    private static final String SESSION = "session";

    /** As servers have it that have no code of their own for it. */
    private static final int SERVER_ERROR = -32000;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String version = request.getHeader(RequestHeaders.PROTOCOL_VERSION);
        if (SESSION.equals(request.getHeader(HEADER))
                && version != null
                && ProtocolVersion.STATELESS.contains(version)) {
            refuse(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        ObjectNode body = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0").putNull("id");
        body.putObject("error")
                .put("code", SERVER_ERROR)
                .put("message", "Bad Request: Unsupported protocol version");
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(body));
    }
}
