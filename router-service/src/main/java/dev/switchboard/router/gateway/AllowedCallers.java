package dev.switchboard.router.gateway;

import dev.switchboard.service.web.request.AllowedOrigins;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Checks the headers Origin and Host of a request (MCP 2026-07-28, Streamable HTTP, Security).
 * After DNS rebinding, a page has the origin of this server in the eyes of a browser. Pages may
 * therefore call if their origin is listed, and pages of this server only if its name is known to
 * be its own. Thread-safe.
 */
final class AllowedCallers {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final CorsConfiguration allowed = new CorsConfiguration();
    private final Set<String> hosts = new HashSet<>();
    private final boolean hostsAreKnown;

    /**
     * @param address what this server listens on; empty for all addresses
     * @param others further names of this server
     */
    AllowedCallers(AllowedOrigins origins, String address, List<String> others) {
        allowed.setAllowedOriginPatterns(origins.patterns());
        hostsAreKnown = !others.isEmpty() || isLoopback(address);
        hosts.addAll(LOOPBACK);
        hosts.add(address.contains(":") ? "[" + address + "]" : address);
        others.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * @throws RefusedRequestException when a page of another origin calls, or this server is called
     *     by a name that is not its own
     */
    void check(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (hostsAreKnown && !hosts.contains(name(host))) {
            throw new RefusedRequestException(
                    403,
                    "the name in Host is not allowed; add it to switchboard.mcp.allowed-hosts");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && allowed.checkOrigin(origin) == null && !isOwn(origin, host)) {
            throw new RefusedRequestException(
                    403,
                    "pages of this origin may not call this endpoint; ALLOWED_ORIGINS names those"
                            + " that may");
        }
    }

    private boolean isOwn(String origin, @Nullable String host) {
        return hostsAreKnown
                && host != null
                && (origin.equalsIgnoreCase("http://" + host)
                        || origin.equalsIgnoreCase("https://" + host));
    }

    /** Without its port. */
    private static String name(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int port = host.lastIndexOf(':');
        String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        return name.toLowerCase(Locale.ROOT);
    }
}
