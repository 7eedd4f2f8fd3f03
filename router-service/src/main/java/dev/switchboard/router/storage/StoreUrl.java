package dev.switchboard.router.storage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of {@code scheme://user:password@host:port/path?name=value}, percent-decoded. Taken
 * apart by hand: {@link java.net.URI} knows neither several hosts nor half of what passwords have
 * in them.
 *
 * @param scheme in lower case
 * @param user empty where there is none
 * @param password empty where there is none
 * @param hosts each with a port of 1 to 65535, where it names one, or 0
 * @param path without the slash before it
 */
record StoreUrl(
        String scheme,
        String user,
        String password,
        List<Host> hosts,
        String path,
        Map<String, String> parameters) {

    /** What decoders put in place of bytes that are none. */
    private static final char NOT_UTF_8 = '\uFFFD';

    /** Why a text is no such URL, worded to follow "it". */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * @param name an IPv6 address in its brackets
     * @param port 0 where none is named
     */
    record Host(String name, int port) {

        private static final int LAST_PORT = 65_535;

        static Host parse(String text) throws Fault {
            int colon = text.lastIndexOf(':');
            boolean hasPort = colon > text.lastIndexOf(']');
            String name = hasPort ? text.substring(0, colon) : text;
            boolean closed = name.startsWith("[") == name.endsWith("]");
            if (!closed || !name.matches("\\[[0-9A-Fa-f:.%]+]|[\\p{Alnum}_.-]+")) {
                throw new Fault("names no host where one must stand, before the port");
            }
            return new Host(name, hasPort ? port(text.substring(colon + 1)) : 0);
        }

        private static int port(String text) throws Fault {
            int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
            if (port < 1 || port > LAST_PORT) {
                throw new Fault("has a port that is not a number of 1 to 65535");
            }
            return port;
        }

        String at(int usualPort) {
            return name + ":" + (port == 0 ? usualPort : port);
        }
    }

    static StoreUrl parse(String text) throws Fault {
        int colons = text.indexOf("://");
        if (colons < 1) {
            throw new Fault("has no scheme before ://");
        }
        String rest = text.substring(colons + 3);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        String place = question < 0 ? rest : rest.substring(0, question);
        int slash = place.indexOf('/');
        String path = slash < 0 ? "" : place.substring(slash + 1);
        String authority = slash < 0 ? place : place.substring(0, slash);
        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at);
        int colon = login.indexOf(':');
        return new StoreUrl(
                text.substring(0, colons).toLowerCase(Locale.ROOT),
                decode(colon < 0 ? login : login.substring(0, colon)),
                decode(colon < 0 ? "" : login.substring(colon + 1)),
                hosts(authority.substring(at + 1)),
                decode(path),
                parameters(query));
    }

    private static List<Host> hosts(String text) throws Fault {
        List<Host> hosts = new ArrayList<>();
        for (String host : text.split(",", -1)) {
            hosts.add(Host.parse(host));
        }
        return List.copyOf(hosts);
    }

    private static Map<String, String> parameters(String query) throws Fault {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decode(parameter.substring(0, equals)),
                        decode(parameter.substring(equals + 1)));
            } else if (!parameter.isEmpty()) {
                throw new Fault("has a parameter after ? that is not name=value");
            }
        }
        return parameters;
    }

    /** A plus sign is a plus sign: that it means a space is known to forms alone. */
    private static String decode(String text) throws Fault {
        String decoded;
        try {
            decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Fault("has a % that begins no escape: a percent sign itself is written %25");
        }
        if (decoded.indexOf(NOT_UTF_8) >= 0) {
            throw new Fault("has percent-escapes that are not UTF-8");
        }
        if (decoded.chars().anyMatch(c -> c < ' ')) {
            throw new Fault("has control characters in it");
        }
        return decoded;
    }
}
