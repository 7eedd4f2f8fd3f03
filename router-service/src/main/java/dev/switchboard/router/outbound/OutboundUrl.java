package dev.switchboard.router.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A URL that the router may send a request to. Whether its host is one that it may reach shows only
 * when it connects.
 *
 * @param target path and query as they are sent
 */
public record OutboundUrl(Origin origin, String target) {

    private static final int LONGEST = 4096;

    /** Checks the target. */
    public OutboundUrl {
        if (!target.startsWith("/") || !target.matches("[\\x21-\\x7e]+") || target.contains("#")) {
            throw new IllegalArgumentException(
                    "The path must begin with a slash, and be percent-encoded.");
        }
    }

    /**
     * Reads a URL of the scheme {@code http} or {@code https}, without user and fragment.
     *
     * @throws IllegalArgumentException if it is not such a URL; the message says why and never
     *     contains a password
     */
    public static OutboundUrl parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The URL is longer than %d characters.".formatted(LONGEST));
        }
        URI uri = read(text);
        if (uri.getScheme() == null || uri.isOpaque()) {
            throw new IllegalArgumentException("The URL must begin with http:// or https://.");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The URL must not have a fragment (#…).");
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        Origin origin = Origin.parse(uri.getScheme().toLowerCase(Locale.ROOT), authority);
        return new OutboundUrl(origin, target(uri));
    }

    /**
     * Where a reference leads to (RFC 3986, section 5), such as the location of a redirect.
     *
     * @throws IllegalArgumentException if that is no such URL
     */
    public OutboundUrl resolve(String location) {
        URI resolved = URI.create(text()).resolve(read(location));
        String text = resolved.toString();
        int fragment = text.indexOf('#');
        return parse(fragment < 0 ? text : text.substring(0, fragment));
    }

    private static URI read(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The text is not a URL (RFC 3986): percent-encode special characters.");
        }
    }

    private static String target(URI uri) {
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** All of it. */
    public String text() {
        return origin + target;
    }

    /** Without the query, which may hold a secret. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return origin + (query < 0 ? target : target.substring(0, query) + "?…");
    }
}
