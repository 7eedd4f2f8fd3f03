package dev.switchboard.testkit.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of {@code /stomp} that says just what it is told to. */
public final class StompClient implements AutoCloseable {

    private static final String HEARTBEAT = "\n";

    private final TextSocket socket;
    private final AtomicInteger receipts = new AtomicInteger();

    private StompClient(TextSocket socket) {
        this.socket = socket;
    }

    /** Opens a WebSocket and says nothing. */
    public static StompClient open(LocalServer server, String... subprotocols) {
        return new StompClient(TextSocket.open(server, "/stomp", subprotocols));
    }

    public static StompClient connected(LocalServer server) {
        return connected(server, "1.2");
    }

    /** Connects with that version. */
    public static StompClient connected(LocalServer server, String version) {
        StompClient client = open(server);
        client.frame("CONNECT", "accept-version:" + version, "host:localhost");
        client.next("CONNECTED");
        return client;
    }

    /** Sends a frame without a body. */
    public StompClient frame(String command, String... headerLines) {
        return send(command + "\n" + lines(headerLines) + "\n\0");
    }

    /** Sends a SEND to {@code /app/update}. */
    public StompClient update(String body, String... headerLines) {
        return send("SEND\ndestination:/app/update\n" + lines(headerLines) + "\n" + body + "\0");
    }

    private static String lines(String... headerLines) {
        return headerLines.length == 0 ? "" : String.join("\n", headerLines) + "\n";
    }

    /** Sends one WebSocket message as it is. */
    public StompClient send(String text) {
        socket.send(text);
        return this;
    }

    public StompClient send(byte[] binary) {
        socket.send(binary);
        return this;
    }

    /** Subscribes and waits for the receipt. */
    public StompClient subscribe(String id, String destination, String... headerLines) {
        String receipt = "r" + receipts.incrementAndGet();
        String more = lines(headerLines);
        send(
                "SUBSCRIBE\nid:%s\ndestination:%s\n%sreceipt:%s\n\n\0"
                        .formatted(id, destination, more, receipt));
        receipt(receipt);
        return this;
    }

    /** Waits for that receipt. */
    public StompFrame receipt(String id) {
        return frame(
                socket.inbox()
                        .take(text ->
                                text.startsWith("RECEIPT\n")
                                        && frame(text).header("receipt-id").equals(id)));
    }

    /** The next frame of that command; those before it stay. */
    public StompFrame next(String command) {
        return frame(socket.inbox().take(text -> text.startsWith(command + "\n")));
    }

    /** The next MESSAGE whose body is of that type; those before it stay. */
    public StompFrame message(String type) {
        return frame(socket.inbox().take(text -> text.length() > 1 && frame(text).is(type)));
    }

    /** The next MESSAGE that is of a contract, whatever its type. */
    public StompFrame messageOf(String contract) {
        return frame(
                socket.inbox()
                        .take(text ->
                                text.startsWith("MESSAGE\n")
                                        && JsonClient.isAbout(frame(text).body(), contract)));
    }

    /** All frames up to the next MESSAGE whose body is of that type. */
    public List<StompFrame> until(String type) {
        return socket.inbox().takeUntil(text -> text.length() > 1 && frame(text).is(type)).stream()
                .filter(text -> !text.equals(HEARTBEAT))
                .map(StompClient::frame)
                .toList();
    }

    public void heartbeat() {
        String _ = socket.inbox().take(HEARTBEAT::equals);
    }

    /** The ERROR that the server ends the session with; waits for the close after it. */
    public StompFrame fault() {
        StompFrame error = next("ERROR");
        if (closed().code() != 1002) {
            throw new AssertionError(closed().toString());
        }
        return error;
    }

    public Close closed() {
        return socket.closed();
    }

    public String subprotocol() {
        return socket.subprotocol();
    }

    private static StompFrame frame(String text) {
        return StompFrame.parse(text);
    }

    @Override
    public void close() {
        socket.close();
    }
}
