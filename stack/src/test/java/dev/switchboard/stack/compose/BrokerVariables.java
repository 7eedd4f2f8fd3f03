package dev.switchboard.stack.compose;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Kafka's settings as its official image reads them from variables. */
final class BrokerVariables {

    private static final String PREFIX = "KAFKA_";

    /** Those that are for its scripts. */
    private static final Set<String> NO_SETTINGS =
            Set.of("KAFKA_HEAP_OPTS", "KAFKA_OPTS", "KAFKA_LOG4J_ROOT_LOGLEVEL");

    private BrokerVariables() {}

    /** {@code KAFKA_NODE_ID} is {@code node.id}; two underscores are one, three are a dash. */
    static Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !NO_SETTINGS.contains(name)) {
                settings.put(
                        name.substring(PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace("_", ".")
                                .replace("...", "-")
                                .replace("..", "_"),
                        value);
            }
        });
        return settings;
    }
}
