package dev.switchboard.router.gateway;

import dev.switchboard.service.web.AllowedOrigins;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Which pages may call (MCP 2026-07-28, Streamable HTTP, Security). Those whose origin is named,
 * and no others: a page whose host name was made to mean this machine has, as browsers see it, the
 * origin of this server. Thread-safe.
 */
final class CallerOrigin {

    private final CorsConfiguration allowed = new CorsConfiguration();

    CallerOrigin(AllowedOrigins origins) {
        allowed.setAllowedOriginPatterns(origins.patterns());
    }

    /**
     * @throws RefusedRequestException when a page of another origin calls
     */
    void check(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && allowed.checkOrigin(origin) == null) {
            throw new RefusedRequestException(
                    403,
                    "pages of this origin may not call this endpoint; ALLOWED_ORIGINS names those"
                            + " that may");
        }
    }
}
