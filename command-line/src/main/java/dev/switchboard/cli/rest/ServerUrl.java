package dev.switchboard.cli.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a server answers, read the same way for every command.
 *
 * @param base what stands before the paths of REST, {@code http} or {@code https}, without a slash
 *     at its end
 * @param feed its WebSocket, {@code ws} or {@code wss}, with the query that was given
 */
public record ServerUrl(URI base, URI feed) {

    public static final String DEFAULT = "http://localhost:8000";
    public static final String DEFAULT_FEED = "ws://localhost:8000/api/ws";

    /** The server on this machine. */
    public static final ServerUrl LOCAL =
            new ServerUrl(URI.create(DEFAULT), URI.create(DEFAULT_FEED));

    private static final String SOCKET = "/ws";
    private static final String API = "/api";
    private static final int LAST_PORT = 65_535;

    /**
     * Reads the value of {@code --url}: {@code http://HOST:PORT}, {@code https}, {@code ws} or
     * {@code wss}, with the path before those of the API if there is one; {@code /api} and {@code
     * /ws} at its end may be there or not. Only a WebSocket may have a query.
     */
    public static final class Converter implements ITypeConverter<ServerUrl> {
        @Override
        public ServerUrl convert(String text) {
            try {
                URI uri = new URI(text.strip());
                if (isAddress(uri)) {
                    return of(uri);
                }
            } catch (URISyntaxException e) {
                // Explained below, like every other text that is no such address.
            }
            throw new TypeConversionException(
                    "'%s' is not an address like %s".formatted(text, DEFAULT));
        }
    }

    private static boolean isAddress(URI uri) {
        return scheme(uri).matches("https?|wss?")
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getPort() != 0
                && uri.getPort() <= LAST_PORT
                && uri.getRawFragment() == null
                && (uri.getRawQuery() == null || isSocket(uri));
    }

    private static ServerUrl of(URI uri) {
        String secure = scheme(uri).matches("https|wss") ? "s" : "";
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String server = secure + "://" + uri.getHost() + port;
        String path = withoutSlashes(uri.getRawPath());
        boolean named = path.endsWith(SOCKET);
        String base =
                named ? withoutSlashes(path.substring(0, path.length() - SOCKET.length())) : path;
        String feed = path;
        if (path.endsWith(API)) {
            feed = path + SOCKET;
        } else if (!named) {
            feed = path + API + SOCKET;
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new ServerUrl(
                URI.create("http" + server + base), URI.create("ws" + server + feed + query));
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static boolean isSocket(URI uri) {
        return scheme(uri).startsWith("ws");
    }

    private static String withoutSlashes(String path) {
        return path.replaceFirst("/+$", "");
    }

    /** The address of a path, each segment of it percent-encoded. */
    URI at(String... segments) {
        StringBuilder address = new StringBuilder(base.toString());
        for (String segment : segments) {
            // URLEncoder is made for forms, where a space is a plus sign.
            String encoded = URLEncoder.encode(segment, StandardCharsets.UTF_8);
            address.append('/').append(encoded.replace("+", "%20"));
        }
        return URI.create(address.toString());
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
