package dev.switchboard.checker.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An address that stays the same while the server behind it goes and another comes, and a network
 * that does what networks do. Thread-safe.
 */
final class Relay implements AutoCloseable {

    private static final int NOWHERE = -1;

    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicBoolean losesAnswer = new AtomicBoolean();
    private volatile boolean silent;
    private volatile int target;

    /**
     * @param target the port at which the server listens
     */
    public Relay(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://localhost:" + listening.getLocalPort());
    }

    /** From now on new connections go there. */
    public void leadTo(int port) {
        target = port;
    }

    /** From now on there is nobody behind it, and nobody was. */
    public void leadNowhere() {
        target = NOWHERE;
        cut();
    }

    /** Cuts all connections there are. */
    public void cut() {
        open.forEach(Relay::close);
        open.clear();
    }

    /** From now on connections are open, and nothing comes through. */
    public void silence(boolean on) {
        silent = on;
    }

    /** The next that a server says is lost, and its connection with it. */
    public void loseNextAnswer() {
        losesAnswer.set(true);
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try {
            if (target == NOWHERE) {
                close(client);
                return;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            Thread.ofVirtual().start(() -> pump(client, server, false));
            pump(server, client, true);
        } catch (IOException e) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[16_384];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                if (answers && losesAnswer.compareAndSet(true, false)) {
                    return;
                }
                if (!silent) {
                    out.write(bytes, 0, n);
                }
            }
        } catch (IOException e) {
            // Cut, on one side or the other.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
