package dev.switchboard.client.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Builds the query of an address. Not thread-safe. */
public final class QueryString {

    /** Servers take some 8,000 bytes of address and headers; cursors and headers need room, too. */
    private static final int LONGEST_FILTER = 6_000;

    private final StringJoiner parts = new StringJoiner("&");

    /** Adds a parameter; without a value (null) nothing. */
    public QueryString add(String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
        return this;
    }

    /**
     * Makes sure that a server can take what was added until now.
     *
     * @throws IllegalArgumentException when it is too much for an address
     */
    public void checkLength() {
        if (parts.length() > LONGEST_FILTER) {
            throw new IllegalArgumentException(
                    "the filter takes %d characters of an address, %d is the bound: ask for less"
                            .formatted(parts.length(), LONGEST_FILTER));
        }
    }

    /** The path below the address, with this query. */
    public URI at(URI base, String path) {
        return to(URI.create(base + path));
    }

    /** The address with this query behind the one that it has. */
    public URI to(URI address) {
        String separator = address.getRawQuery() == null ? "?" : "&";
        return parts.length() == 0 ? address : URI.create(address + separator + parts);
    }
}
