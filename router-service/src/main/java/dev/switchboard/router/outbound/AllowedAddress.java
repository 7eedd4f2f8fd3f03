package dev.switchboard.router.outbound;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry of the setting that lets the router reach addresses that are not public. */
sealed interface AllowedAddress {

    /** The port of an entry that names none. */
    int ANY_PORT = 0;

    Pattern NETWORK =
            Pattern.compile(
                    "\\[(?<v6>[^]]*)](:(?<p6>.*))?" // [fd00::/8]:443
                            + "|(?<bare6>[^:]*:[^:]*:.*)" // fd00::/8
                            + "|(?<v4>[\\d.]+(/\\d+)?)(:(?<p4>.*))?"); // 10.0.0.0/8:443

    /** Whether it lets a host be reached at one of its addresses. */
    boolean allows(Origin origin, InetAddress address);

    /** The address, or all of a range. */
    record ByNetwork(Network network, int port) implements AllowedAddress {
        @Override
        public boolean allows(Origin origin, InetAddress address) {
            return network.contains(address) && isPort(port, origin);
        }
    }

    /** Whatever address the name has. */
    record ByName(String host, int port) implements AllowedAddress {
        @Override
        public boolean allows(Origin origin, InetAddress address) {
            return host.equals(origin.host()) && isPort(port, origin);
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code [fd00::/8]:443}, {@code internal.example} or {@code
     * internal.example:8443}.
     */
    static AllowedAddress parse(String text) {
        Matcher network = NETWORK.matcher(text);
        if (!network.matches()) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? new ByName(HostName.parse(text), ANY_PORT)
                    : new ByName(
                            HostName.parse(text.substring(0, colon)),
                            Origin.readPort(text.substring(colon + 1)));
        }
        if (network.group("bare6") != null) {
            return new ByNetwork(Network.parse(network.group("bare6")), ANY_PORT);
        }
        boolean v6 = network.group("v6") != null;
        String port = network.group(v6 ? "p6" : "p4");
        return new ByNetwork(
                Network.parse(network.group(v6 ? "v6" : "v4")),
                port == null ? ANY_PORT : Origin.readPort(port));
    }

    private static boolean isPort(int port, Origin origin) {
        return port == ANY_PORT || port == origin.port();
    }
}
