package dev.switchboard.router.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server. One thread at a time connects and exchanges; any thread may close it,
 * which ends what the other waits for.
 */
final class OutboundConnection extends DefaultBHttpClientConnection {

    /** How large a head may be, those of informational responses before it included. */
    static final int HEAD_BYTES = 64 << 10;

    private static final int HEAD_LINE = 8 << 10;
    private static final int HEAD_LINES = 200;
    private static final Http1Config CONFIG =
            Http1Config.custom().setMaxLineLength(HEAD_LINE).setMaxHeaderCount(HEAD_LINES).build();

    /** Seconds and probes: a server that is gone without a word is noticed in two minutes. */
    private static final Map<SocketOption<Integer>, Integer> KEEP_ALIVE =
            Map.of(
                    ExtendedSocketOptions.TCP_KEEPIDLE,
                    60,
                    ExtendedSocketOptions.TCP_KEEPINTERVAL,
                    15,
                    ExtendedSocketOptions.TCP_KEEPCOUNT,
                    4);

    private @Nullable Socket socket;
    private @Nullable Input input;
    private volatile boolean isEncrypted;
    private boolean closed;

    OutboundConnection() {
        super(CONFIG);
    }

    /** Counts what is read of a head, and sees the end of the connection. */
    private static final class Input extends FilterInputStream {

        private static final long NO_LIMIT = Long.MAX_VALUE;

        private long left = NO_LIMIT;
        private boolean ended;
        private boolean waits = true;

        Input(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new MessageConstraintException("head too large");
            }
            if (!waits && available() == 0) {
                return 0;
            }
            int read = super.read(bytes, offset, length);
            ended |= read < 0;
            left -= left == NO_LIMIT ? 0 : read;
            return read;
        }
    }

    /**
     * Connects to the first address that accepts.
     *
     * @param each how long one address may take
     */
    void connect(List<InetAddress> addresses, int port, Duration each) throws IOException {
        IOException failure = new SocketException("no address");
        for (InetAddress address : addresses) {
            Socket next = fresh();
            try {
                next.setOption(StandardSocketOptions.TCP_NODELAY, true);
                keepAlive(next);
                next.connect(new InetSocketAddress(address, port), (int) each.toMillis());
                hold(new Holder(next));
                return;
            } catch (IOException e) {
                next.close();
                failure = e;
            }
        }
        throw failure;
    }

    /** Streams may be silent for hours, and nobody writes to them. */
    private static void keepAlive(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        Set<SocketOption<?>> supported = socket.supportedOptions();
        for (Map.Entry<SocketOption<Integer>, Integer> option : KEEP_ALIVE.entrySet()) {
            if (supported.contains(option.getKey())) {
                socket.setOption(option.getKey(), option.getValue());
            }
        }
    }

    /** Agrees on TLS, and checks that the certificate is trusted and is the host's. */
    void encrypt(SSLSocketFactory factory, Origin origin) throws IOException {
        Socket plain = current();
        SSLSocket encrypted =
                (SSLSocket) factory.createSocket(plain, origin.host(), origin.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        hold(new Holder(encrypted, plain));
        isEncrypted = true;
    }

    private final class Holder extends SocketHolder {

        Holder(Socket plain) {
            super(plain);
        }

        Holder(SSLSocket encrypted, Socket plain) {
            super(encrypted, plain);
        }

        @Override
        protected InputStream getInputStream(Socket from) throws IOException {
            Input counted = new Input(from.getInputStream());
            input = counted;
            return counted;
        }
    }

    /** No proxy, whatever system properties say: the address checked is the one connected to. */
    private synchronized Socket fresh() throws SocketException {
        if (closed) {
            throw new SocketException("closed");
        }
        Socket next = new Socket(Proxy.NO_PROXY);
        socket = next;
        return next;
    }

    private synchronized Socket current() throws SocketException {
        if (socket == null) {
            throw new SocketException("not connected");
        }
        return socket;
    }

    private synchronized void hold(SocketHolder holder) throws IOException {
        if (closed) {
            throw new SocketException("closed");
        }
        bind(holder);
        holder.getInputStream();
    }

    /** From here on what comes is a head, and bounded. */
    void expectHead() {
        limit(HEAD_BYTES);
    }

    /** From here on what comes is a body, which others bound. */
    void expectBody() {
        limit(Input.NO_LIMIT);
    }

    private void limit(long bytes) {
        Input counted = input;
        if (counted != null) {
            counted.left = bytes;
        }
    }

    /**
     * Whether an idle connection can take another request: nothing came, not even the end.
     *
     * @param wait whether to wait for a millisecond, without which the end is not seen
     */
    boolean isUsable(boolean wait) {
        Input counted = input;
        if (counted == null) {
            return false;
        }
        counted.waits = wait;
        try {
            return !isDataAvailable(Timeout.ONE_MILLISECOND) && !counted.ended;
        } catch (IOException e) {
            return false;
        } finally {
            counted.waits = true;
        }
    }

    /**
     * Never waits: the pool calls it under its lock, and the timer. So TLS is not told of the end,
     * which would be a write.
     */
    @Override
    public void close(CloseMode mode) {
        Socket last;
        synchronized (this) {
            closed = true;
            last = socket;
        }
        super.close(isEncrypted ? CloseMode.IMMEDIATE : mode);
        if (last != null) {
            closeQuietly(last);
        }
    }

    @Override
    public void close() {
        close(CloseMode.IMMEDIATE);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use, closed or not.
        }
    }
}
