package dev.switchboard.router.outbound;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of a URL: a name, or an IP address in its one usual spelling. */
final class HostName {

    private static final int LONGEST = 253;
    private static final Pattern NAME =
            Pattern.compile(
                    "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** What other programs read as a number, and so the name as an IPv4 address (WHATWG URL). */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

    private HostName() {}

    /**
     * Reads a host.
     *
     * @param text as in a URL; an IPv6 address in brackets
     * @return in lower case; an address as {@link InetAddress#getHostAddress} writes it
     * @throws IllegalArgumentException if it is neither a name nor an address; the message says why
     */
    static String parse(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            return addressV6(host.substring(1, host.length() - 1)).getHostAddress();
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("The URL names no host.");
        }
        if (!host.chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException(
                    "The host has characters outside ASCII: write it in Punycode (xn--…).");
        }
        if (ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return addressV4(host).getHostAddress();
        }
        if (host.length() > LONGEST || !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a host name.".formatted(Shown.of(host)));
        }
        return host;
    }

    /** The address that a host is, unless it is a name. */
    static Optional<InetAddress> literal(String host) {
        boolean is = host.contains(":") || DOTTED.matcher(host).matches();
        return is ? Optional.of(InetAddress.ofLiteral(host)) : Optional.empty();
    }

    /** Reads an address of either kind, an IPv6 one without brackets. */
    static InetAddress address(String text) {
        return text.contains(":") ? addressV6(text) : addressV4(text);
    }

    private static InetAddress addressV4(String text) {
        if (DOTTED.matcher(text).matches() && !text.matches("(.*\\.)?0\\d.*")) {
            try {
                return InetAddress.ofLiteral(text);
            } catch (IllegalArgumentException e) {
                // A number is above 255: refused below.
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" is not an IPv4 address: write four decimal numbers without leading zeros."
                        .formatted(Shown.of(text)));
    }

    private static InetAddress addressV6(String text) {
        if (text.contains(":") && !text.contains("%")) {
            try {
                return InetAddress.ofLiteral(text);
            } catch (IllegalArgumentException e) {
                // Refused below, in our words.
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" is not an IPv6 address; one with a zone is not accepted."
                        .formatted(Shown.of(text)));
    }
}
