package dev.switchboard.router.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides which addresses of a host the router may connect to. */
final class AddressGuard {

    private final List<AllowedAddress> allowed;

    AddressGuard(List<AllowedAddress> allowed) {
        this.allowed = allowed;
    }

    /**
     * Leaves out the addresses that may not be reached.
     *
     * @param addresses all that the name has now
     * @throws OutboundException.Refused if none is left
     */
    List<InetAddress> reachable(Origin origin, InetAddress... addresses)
            throws OutboundException.Refused {
        List<InetAddress> reachable =
                Stream.of(addresses).filter(address -> allows(origin, address)).toList();
        if (reachable.isEmpty()) {
            throw new OutboundException.Refused(
                    origin,
                    Stream.of(addresses)
                            .map(InetAddress::getHostAddress)
                            .collect(Collectors.joining(", ")));
        }
        return reachable;
    }

    boolean allows(Origin origin, InetAddress address) {
        return !ForbiddenNetworks.contain(address)
                || allowed.stream().anyMatch(entry -> entry.allows(origin, address));
    }
}
