package dev.switchboard.cli.kafka;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of Kafka's {@code bootstrap.servers}: {@code HOST:PORT} between commas, each with the
 * name of a listener before it, as in {@code INTERNAL://HOST:PORT}, or without. What Kafka takes is
 * taken, but for what leads nowhere: the address of a web server, port 0, no host, half a pair of
 * brackets.
 */
final class BootstrapServers {

    private static final int LAST_PORT = 65_535;

    /** At least two colons, so that one without a port is none with the port for its end. */
    private static final String IPV6 = "([0-9a-f]*:){2,7}[0-9a-f.]*(%[a-z0-9_.-]+)?";

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "((?!https?:)[a-z0-9%._-]+://)?"
                            + "([a-z0-9_-]+([.][a-z0-9_-]+)*[.]?|"
                            + IPV6
                            + "|\\["
                            + IPV6
                            + "])"
                            + ":(?<port>[0-9]{1,5})",
                    Pattern.CASE_INSENSITIVE);

    private BootstrapServers() {}

    /** Whether they can be those of a Kafka; whether there is one is another question. */
    static boolean areAddresses(String servers) {
        return Arrays.stream(servers.split(",", -1)).allMatch(each -> isAddress(each.strip()));
    }

    private static boolean isAddress(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return false;
        }
        int port = Integer.parseInt(address.group("port"));
        return port >= 1 && port <= LAST_PORT;
    }
}
