package dev.switchboard.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers the first bytes of each connection with what it is told to, HTTP or not. */
public final class RawServer implements AutoCloseable {

    /** Words that only a library would say. */
    public static final String LIBRARY_WORDS =
            "(?i)java|exception|pars(er|ing)|EOF|null|reset|status line|timed out|SSL|fixed|input";

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Semaphore answered = new Semaphore(0);
    private final Semaphore left = new Semaphore(0);
    private final boolean hangUp;
    private volatile String answer;

    /**
     * @param answer in Latin-1
     * @param hangUp whether it ends the connection then, or leaves it open
     */
    public RawServer(String answer, boolean hangUp) throws IOException {
        this.answer = answer;
        this.hangUp = hangUp;
        Thread.ofVirtual().start(this::serve);
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    public String url() {
        return "http://" + address();
    }

    /** Answers so from the next connection on. */
    public void answer(String next) {
        answer = next;
    }

    /** Waits until a connection has its answer. */
    public void awaitAnswered() throws InterruptedException {
        answered.acquire();
    }

    /** Waits until a client has ended its connection; false when none does. */
    public boolean isLeft() throws InterruptedException {
        return left.tryAcquire(30, TimeUnit.SECONDS);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }
    }

    private void serve(Socket socket) {
        try {
            if (socket.getInputStream().read(new byte[1 << 16]) >= 0) {
                socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
            }
            answered.release();
            if (hangUp) {
                socket.shutdownOutput();
            }
            // What stays unread would make a reset of the end.
            socket.getInputStream().skipNBytes(Long.MAX_VALUE);
        } catch (IOException e) {
            // The client is gone, as it is at the end of what skips.
        }
        left.release();
    }

    /** The text with a few letters left out, put in or doubled. */
    public static String mutated(String text, String letters, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int at = random.nextInt(changed.length());
            if (random.nextBoolean()) {
                changed.deleteCharAt(at);
            } else {
                changed.insert(at, letters.charAt(random.nextInt(letters.length())));
            }
        }
        return changed.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
