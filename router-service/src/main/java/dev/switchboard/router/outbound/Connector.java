package dev.switchboard.router.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Connects to a host at addresses that may be reached. The name is looked up once for each
 * connection, and the address that was checked is the one connected to: what the name leads to
 * later has no effect. Thread-safe.
 */
final class Connector implements AutoCloseable {

    /** Of a name with more, the others are not tried. */
    private static final int ADDRESSES = 4;

    private final NameLookup names;
    private final AddressGuard guard;
    private final SSLSocketFactory tls;

    Connector(NameLookup names, AddressGuard guard, SSLSocketFactory tls) {
        this.names = names;
        this.guard = guard;
        this.tls = tls;
    }

    /** Connects; the caller bounds how long it takes, by closing the connection. */
    void connect(OutboundConnection connection, Origin origin, OutboundLimits limits, Ending ending)
            throws IOException, InterruptedException {
        CompletableFuture<InetAddress[]> lookup = names.find(origin.host());
        ending.onEnd(() -> lookup.cancel(true));
        List<InetAddress> addresses = guard.reachable(origin, found(lookup, origin));
        List<InetAddress> tried = addresses.subList(0, Math.min(addresses.size(), ADDRESSES));
        // One that does not answer leaves time for the next.
        connection.connect(
                tried, origin.port(), limits.connect().dividedBy(Math.min(2, tried.size())));
        if (origin.isEncrypted()) {
            connection.encrypt(tls, origin);
        }
    }

    private static InetAddress[] found(CompletableFuture<InetAddress[]> lookup, Origin origin)
            throws OutboundException, InterruptedException {
        try {
            return lookup.get();
        } catch (ExecutionException e) {
            String why =
                    e.getCause() instanceof UnknownHostException
                            ? "its name is unknown"
                            : "too many names are being looked up";
            throw new OutboundException.NotReached(origin, why, null);
        }
    }

    @Override
    public void close() {
        names.close();
    }
}
