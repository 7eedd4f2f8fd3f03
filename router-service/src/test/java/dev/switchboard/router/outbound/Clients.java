package dev.switchboard.router.outbound;

import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** Clients that may reach this machine. */
final class Clients {

    static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

    private Clients() {}

    static OutboundClient loopback() {
        return with(InetAddress::getAllByName, LOOPBACK);
    }

    static OutboundClient loopback(int connections) {
        return new OutboundClient(
                new OutboundSettings(LOOPBACK, connections, connections),
                "switchboard/test",
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static OutboundClient with(NameLookup.Resolver resolver, List<String> allowed) {
        return new OutboundClient(
                new OutboundSettings(allowed, 50, 50),
                "switchboard/test",
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static OutboundClient with(SSLSocketFactory tls) {
        return new OutboundClient(
                new OutboundSettings(LOOPBACK, 50, 50),
                "switchboard/test",
                InetAddress::getAllByName,
                tls);
    }
}
