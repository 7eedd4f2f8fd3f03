package dev.switchboard.client.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a server is reached.
 *
 * @param queries before the paths of REST
 * @param updates before the paths of REST that write
 * @param feed the WebSocket, {@code /ws}, with the query that was given
 */
public record Addresses(URI queries, URI updates, URI feed) {

    /** The environment variable that names the server to clients. */
    public static final String VARIABLE = "WS_URI";

    private static final URI LOCAL = URI.create("http://localhost:8000/api");
    private static final String FEED = "/ws";
    private static final int LAST_PORT = 65_535;

    /** Where a following begins it says itself, each time it connects. */
    private static final Pattern BEGINNING = Pattern.compile("(^|&)(replay|since|limit)=");

    /**
     * Derives all of them from one.
     *
     * @param uri {@code http://host:port}, {@code https}, {@code ws} or {@code wss}, with the path
     *     before those of the API if there is one; {@code /ws} at its end may be there or not. Only
     *     a WebSocket may have a query, which every connection to it then bears; where it begins
     *     ({@code since} and the like) is no part of it
     * @throws IllegalArgumentException when it is none of these
     */
    public static Addresses of(URI uri) {
        URI base = base(uri);
        URI feed = in("ws", base, FEED);
        String query = uri.getRawQuery();
        return new Addresses(base, base, query == null ? feed : URI.create(feed + "?" + query));
    }

    /** The server that the environment names; else the one on this machine. */
    public static Addresses of(Map<String, String> environment) {
        String named = environment.get(VARIABLE);
        if (named == null || named.isBlank()) {
            return of(LOCAL);
        }
        try {
            return of(new URI(named.strip()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the environment variable %s is no address: %s"
                            .formatted(VARIABLE, withoutSecrets(named)),
                    e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the environment variable %s: %s".formatted(VARIABLE, e.getMessage()), e);
        }
    }

    /** The same, with updates going elsewhere. */
    public Addresses updatesTo(URI uri) {
        return new Addresses(queries, base(uri), feed);
    }

    /** An address as it may be told and logged: without user, password and query. */
    public static String withoutSecrets(String address) {
        return address.replaceFirst("//[^/?#]*@", "//").replaceFirst("[?#].*", "");
    }

    private static URI base(URI uri) {
        if (!isAddress(uri)) {
            throw new IllegalArgumentException(
                    "'%s' is not an address like http://localhost:8000 or %s"
                            .formatted(
                                    withoutSecrets(uri.toString()), "ws://localhost:8000/api/ws"));
        }
        return in("http", uri, "");
    }

    private static boolean isAddress(URI uri) {
        String scheme = scheme(uri);
        return scheme.matches("https?|wss?")
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getPort() != 0
                && uri.getPort() <= LAST_PORT
                && uri.getRawFragment() == null
                && (uri.getRawQuery() == null
                        || (scheme.startsWith("ws")
                                && !BEGINNING.matcher(uri.getRawQuery()).find()));
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    /** The address under a scheme, secure where the given one is, without slashes at its end. */
    private static URI in(String scheme, URI uri, String path) {
        String secure = scheme(uri).matches("https|wss") ? "s" : "";
        String base = withoutSlashes(uri.getRawPath());
        if (base.endsWith(FEED)) {
            base = withoutSlashes(base.substring(0, base.length() - FEED.length()));
        }
        return URI.create(scheme + secure + "://" + uri.getRawAuthority() + base + path);
    }

    private static String withoutSlashes(String path) {
        return path.replaceFirst("/+$", "");
    }
}
