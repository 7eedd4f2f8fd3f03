package dev.switchboard.router.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that are not on the public internet (the IANA registries of special-purpose
 * addresses, RFC 6890), and those that lead to such a one through an IPv4 address within.
 */
final class ForbiddenNetworks {

    private static final List<Network> ALL =
            Stream.of(
                            "0.0.0.0/8", // this host: Linux connects to loopback
                            "10.0.0.0/8", // private
                            "100.64.0.0/10", // behind a carrier's NAT
                            "127.0.0.0/8", // loopback
                            "169.254.0.0/16", // link-local: metadata of clouds
                            "172.16.0.0/12", // private
                            "192.0.0.0/24", // protocol assignments
                            "192.0.2.0/24", // documentation
                            "192.88.99.0/24", // relays of 6to4
                            "192.168.0.0/16", // private
                            "198.18.0.0/15", // benchmarks
                            "198.51.100.0/24", // documentation
                            "203.0.113.0/24", // documentation
                            "224.0.0.0/4", // multicast
                            "240.0.0.0/4", // reserved, broadcast
                            "::/96", // unspecified, loopback, IPv4-compatible
                            "64:ff9b:1::/48", // local translation to IPv4
                            "100::/64", // discarded
                            "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarks
                            "2001:db8::/32", // documentation
                            "3fff::/20", // documentation
                            "5f00::/16", // segment routing
                            "fc00::/7", // unique local
                            "fe80::/10", // link-local
                            "fec0::/10", // site-local
                            "ff00::/8") // multicast
                    .map(Network::parse)
                    .toList();

    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final int NAT64_AT = 12;
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
    private static final int SIX_TO_FOUR_AT = 2;
    private static final int V4_BYTES = 4;

    private ForbiddenNetworks() {}

    /** An IPv4-mapped IPv6 address is an IPv4 address to Java already. */
    static boolean contain(InetAddress address) {
        if (NAT64.contains(address)) {
            return contain(within(address, NAT64_AT));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return contain(within(address, SIX_TO_FOUR_AT));
        }
        return ALL.stream().anyMatch(network -> network.contains(address));
    }

    private static InetAddress within(InetAddress address, int at) {
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(address.getAddress(), at, at + V4_BYTES));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
