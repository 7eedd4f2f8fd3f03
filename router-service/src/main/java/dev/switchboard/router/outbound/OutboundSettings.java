package dev.switchboard.router.outbound;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the router may connect to, and how often.
 *
 * @param allowedAddresses addresses beyond the public ones: ranges and host names, each with a port
 *     or without
 * @param connections the limit of connections to all servers
 * @param connectionsOfOne the limit of connections to one server
 */
@ConfigurationProperties(prefix = "switchboard.outbound", ignoreUnknownFields = false)
public record OutboundSettings(
        @DefaultValue({}) List<String> allowedAddresses,
        @DefaultValue("2000") int connections,
        @DefaultValue("200") int connectionsOfOne) {

    /** Checks the addresses and limits. */
    public OutboundSettings {
        allowedAddresses = List.copyOf(allowedAddresses);
        allowedAddresses.forEach(OutboundSettings::parse);
        if (connectionsOfOne < 1) {
            throw new IllegalArgumentException(
                    "switchboard.outbound.connections-of-one must be more than 0");
        }
        if (connections < connectionsOfOne) {
            throw new IllegalArgumentException(
                    "switchboard.outbound.connections must not be less than connections-of-one");
        }
    }

    /** The same for servers that an administrator names, which may be anywhere. */
    public OutboundSettings toAnyAddress() {
        return new OutboundSettings(List.of("0.0.0.0/0", "::/0"), connections, connectionsOfOne);
    }

    List<AllowedAddress> allowed() {
        return allowedAddresses.stream().map(OutboundSettings::parse).toList();
    }

    private static AllowedAddress parse(String text) {
        try {
            return AllowedAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "switchboard.outbound.allowed-addresses: %s Write 10.0.0.0/8, [fd00::/8]:443,"
                                    .formatted(e.getMessage())
                            + " internal.example or internal.example:8443.");
        }
    }
}
