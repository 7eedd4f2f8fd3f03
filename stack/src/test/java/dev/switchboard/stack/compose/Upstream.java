package dev.switchboard.stack.compose;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands where a service would, and treats callers as a test wants it, to see what the proxy makes
 * of it. Thread-safe.
 */
final class Upstream implements AutoCloseable {

    private static final String READINESS = "/actuator/health/readiness";

    private final ServerSocket server = new ServerSocket();
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final Queue<OutputStream> streams = new ConcurrentLinkedQueue<>();
    private final Thread acceptor;
    private volatile boolean ready = true;
    private volatile Manner manner = Manner.ANSWERS;

    /** What it does with a request other than the question whether it is ready. */
    enum Manner {
        ANSWERS,
        /** Reads the request and closes. */
        BREAKS_OFF,
        /** Reads the request and nothing more. */
        SAYS_NOTHING,
        /** Answers 503 with words of its own. */
        IS_NOT_READY,
        /** Agrees to the handshake of RFC 6455, section 1.3, and echoes what it gets. */
        UPGRADES,
        /** Begins a stream of events, with one in it. */
        STREAMS
    }

    Upstream(int port) throws IOException {
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    void is(Manner wanted) {
        manner = wanted;
    }

    void isReady(boolean wanted) {
        ready = wanted;
    }

    /** The heads of all requests so far, those about readiness aside. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    /** Adds to all streams that have begun. */
    void event(String text) throws IOException {
        for (OutputStream stream : streams) {
            event(stream, text);
        }
    }

    private static void event(OutputStream out, String text) throws IOException {
        write(out, "%x\r\n%s\r\n".formatted(text.length(), text));
    }

    void forget() {
        heads.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                callers.add(caller);
                Thread.ofVirtual().start(() -> serve(caller));
            }
        } catch (IOException e) {
            // closed: nobody is accepted any more
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            InputStream in = new BufferedInputStream(caller.getInputStream());
            OutputStream out = caller.getOutputStream();
            String head = head(in);
            while (!head.isEmpty() && answer(head, in, out)) {
                head = head(in);
            }
        } catch (IOException e) {
            // the caller is gone, which is the caller's affair
        } finally {
            callers.remove(caller);
        }
    }

    /** Up to the empty line; empty at the end. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            head.append((char) c);
        }
        return head.toString();
    }

    /** Whether the connection goes on. */
    private boolean answer(String head, InputStream in, OutputStream out) throws IOException {
        if (head.contains(" " + READINESS + " ")) {
            say(out, ready ? "200 OK" : "503 Service Unavailable", "");
            return true;
        }
        heads.add(head);
        in.skipNBytes(length(head));
        switch (manner) {
            case ANSWERS -> say(out, "200 OK", "well");
            case IS_NOT_READY -> say(out, "503 Service Unavailable", "the view is being read");
            case BREAKS_OFF -> {
                return false;
            }
            case SAYS_NOTHING -> {
                return in.read() >= 0;
            }
            case UPGRADES -> {
                write(out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n");
                write(out, "Connection: Upgrade\r\n");
                write(out, "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
                in.transferTo(out);
                return false;
            }
            case STREAMS -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n");
                write(out, "Transfer-Encoding: chunked\r\n\r\n");
                event(out, ":hi\n");
                streams.add(out);
                return in.read() >= 0;
            }
        }
        return true;
    }

    private static long length(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void say(OutputStream out, String status, String body) throws IOException {
        write(
                out,
                "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, body.length(), body));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Gone with all its connections, and its port free, when this returns. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
