package dev.switchboard.router.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A server whose every connection does what the test says. */
final class Peer implements AutoCloseable {

    /** What to do with a connection, which is closed afterwards. */
    interface Behaviour {
        void serve(Connection connection) throws IOException;
    }

    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Semaphore left = new Semaphore(0);

    Peer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), behaviour);
    }

    Peer(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        Thread.ofVirtual().start(() -> accept(behaviour));
    }

    /** A server that sends this, and waits for the client to leave. */
    static Peer sending(String response) throws IOException {
        return new Peer(connection -> {
            connection.request();
            connection.send(response);
            connection.awaitLeft();
        });
    }

    record Connection(Socket socket, InputStream in, OutputStream out) {

        /** Reads the head of a request, and its body as far as it has come with it. */
        String request() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the client is gone");
                }
                head.append((char) next);
            }
            return head.toString();
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(ISO_8859_1));
            out.flush();
        }

        void awaitLeft() throws IOException {
            in.skipNBytes(Long.MAX_VALUE);
        }
    }

    private void accept(Behaviour behaviour) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, behaviour));
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }
    }

    private void serve(Socket socket, Behaviour behaviour) {
        try (socket) {
            behaviour.serve(
                    new Connection(socket, socket.getInputStream(), socket.getOutputStream()));
        } catch (IOException e) {
            // The client is gone, as some tests want.
        }
        left.release();
    }

    int port() {
        return server.getLocalPort();
    }

    OutboundUrl url(String target) {
        return OutboundUrl.parse("http://127.0.0.1:%d%s".formatted(port(), target));
    }

    /** How many connections there have been. */
    int connections() {
        return open.size();
    }

    /** Waits until a connection is over. */
    void awaitLeft() throws InterruptedException {
        left.acquire();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
