package dev.switchboard.router.outbound;

/**
 * Scheme, host and port (RFC 6454): whom connections and credentials belong to.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; an IPv6 address without brackets
 */
public record Origin(String scheme, String host, int port) {

    private static final int HIGHEST_PORT = 65_535;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Checks all three. */
    public Origin {
        checkScheme(scheme);
        checkPort(port);
        if (!HostName.parse(bracketed(host)).equals(host)) {
            throw new IllegalArgumentException("The host is not in its usual form.");
        }
    }

    /** Reads what is between the slashes of a URL. */
    static Origin parse(String scheme, String authority) {
        checkScheme(scheme);
        if (authority.contains("@")) {
            throw new IllegalArgumentException(
                    "The URL must not contain a user or password: send credentials in a header.");
        }
        int colon = authority.lastIndexOf(':');
        if (colon <= authority.lastIndexOf(']')) {
            return new Origin(scheme, HostName.parse(authority), defaultPort(scheme));
        }
        String port = authority.substring(colon + 1);
        return new Origin(scheme, HostName.parse(authority.substring(0, colon)), readPort(port));
    }

    static int readPort(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        checkPort(port);
        return port;
    }

    private static void checkPort(int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("The port must be between 1 and 65535.");
        }
    }

    private static void checkScheme(String scheme) {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("The URL must begin with http:// or https://.");
        }
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** As the header {@code Host} has it: without the scheme's own port. */
    String authority() {
        return port == defaultPort(scheme) ? bracketed(host) : bracketed(host) + ":" + port;
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority();
    }
}
