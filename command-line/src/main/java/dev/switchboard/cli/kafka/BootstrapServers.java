package dev.switchboard.cli.kafka;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of Kafka's {@code bootstrap.servers}: {@code HOST:PORT} between commas, each with the
 * name of a security protocol before it or without.
 */
final class BootstrapServers {

    private static final int LAST_PORT = 65_535;

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "((PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL)://)?"
                            + "([a-z0-9_-]+([.][a-z0-9_-]+)*[.]?|\\[[0-9a-f:.]+(%[a-z0-9_.-]+)?])"
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
