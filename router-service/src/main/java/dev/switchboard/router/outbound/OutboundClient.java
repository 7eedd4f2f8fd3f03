package dev.switchboard.router.outbound;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.pool.PoolStats;

/**
 * Makes HTTP/1.1 requests to servers that others name. It connects only to public addresses and
 * those that an operator allows, follows no redirect to another origin, and bounds everything. It
 * keeps connections, unless it is made not to, but no cookies, repeats nothing, unpacks nothing and
 * uses no proxy. Thread-safe; calls block, for virtual threads.
 */
public final class OutboundClient implements AutoCloseable {

    private final Timer timer = new Timer();
    private final Connections connections;
    private final Connector connector;
    private final Exchange.Engine engine;

    OutboundClient(
            OutboundSettings settings,
            String userAgent,
            NameLookup.Resolver resolver,
            SSLSocketFactory tls) {
        this(settings, userAgent, resolver, tls, Connections.LONGEST_IDLE);
    }

    private OutboundClient(
            OutboundSettings settings,
            String userAgent,
            NameLookup.Resolver resolver,
            SSLSocketFactory tls,
            Duration longestIdle) {
        connections = new Connections(settings, timer);
        connector =
                new Connector(new NameLookup(resolver), new AddressGuard(settings.allowed()), tls);
        engine = new Exchange.Engine(connections, connector, timer, userAgent, longestIdle);
    }

    /**
     * Makes a client that trusts the certificate authorities of this JVM.
     *
     * @param userAgent product and version
     */
    public static OutboundClient create(OutboundSettings settings, String userAgent) {
        return create(settings, userAgent, Connections.LONGEST_IDLE);
    }

    /** The same for a client that opens a connection for each request, and keeps none. */
    public static OutboundClient createWithoutReuse(OutboundSettings settings, String userAgent) {
        return create(settings, userAgent, Duration.ZERO);
    }

    private static OutboundClient create(
            OutboundSettings settings, String userAgent, Duration longestIdle) {
        try {
            return new OutboundClient(
                    settings,
                    userAgent,
                    InetAddress::getAllByName,
                    SSLContext.getDefault().getSocketFactory(),
                    longestIdle);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /** Prepares a call that can be cancelled. */
    public OutboundCall call(OutboundRequest request) {
        return new OutboundCall(engine, request);
    }

    /** Makes a request: see {@link OutboundCall#execute()}. */
    public OutboundResponse exchange(OutboundRequest request) throws OutboundException {
        return call(request).execute();
    }

    PoolStats stats() {
        return connections.stats();
    }

    /** Cancels all calls. */
    @Override
    public void close() {
        connections.close();
        connector.close();
        timer.close();
    }
}
