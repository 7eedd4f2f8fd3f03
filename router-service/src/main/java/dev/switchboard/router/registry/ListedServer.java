package dev.switchboard.router.registry;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A server of a registry. */
public sealed interface ListedServer {

    /** As the registry has it, such as {@code io.example/weather}. */
    String name();

    /**
     * One at an address.
     *
     * @param legacy whether it is spoken with as revision 2024-11-05 has it
     * @param headers that the registry has values for, by name
     * @param missing headers that it needs and that somebody must give values
     */
    record Remote(
            String name, URI url, boolean legacy, Map<String, String> headers, List<String> missing)
            implements ListedServer {

        public Remote {
            headers = Map.copyOf(headers);
            missing = List.copyOf(missing);
        }
    }

    /** One that the router cannot reach, and why not, in words. */
    record Unusable(String name, String why) implements ListedServer {}
}
