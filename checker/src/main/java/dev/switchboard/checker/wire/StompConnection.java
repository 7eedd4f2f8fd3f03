package dev.switchboard.checker.wire;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.SubscriberMessageReader;
import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.RequestedReplay;
import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.model.contract.Location;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A subscriber's connection at {@code /stomp}, with one or more subscriptions. */
public final class StompConnection implements SubscriberConnection {

    /** The answer to a SUBSCRIBE: from now on changes come. */
    public static final String SUBSCRIBED = "receipt";

    private static final int CONNECT_MILLIS = 10_000;
    private static final String ID = "check:er ";

    private final WebSocket socket;
    private final boolean escaped;

    private StompConnection(WebSocket socket, boolean escaped) {
        this.socket = socket;
        this.escaped = escaped;
    }

    /**
     * Connects.
     *
     * @param version 1.0, 1.1 or 1.2
     */
    public static StompConnection open(URI base, String version) throws IOException {
        boolean old = version.equals("1.0");
        StompConnection connection = new StompConnection(WebSocket.connect(base, "/stomp"), !old);
        String accept = old ? "" : "accept-version:" + version + "\nhost:check\n";
        connection.socket.send("CONNECT\n" + accept + "\n\0");
        byte[] answer = connection.socket.next(CONNECT_MILLIS);
        // its headers are never escaped
        StompFrame connected = answer == null ? null : StompFrame.parse(answer, false);
        if (connected == null
                || !connected.command().equals("CONNECTED")
                || !version.equals(connected.header("version"))) {
            connection.end(Ending.RESET);
            throw new IOException("no CONNECTED of version " + version + ": " + connected);
        }
        return connection;
    }

    /**
     * Subscribes; the answer is {@link #SUBSCRIBED}.
     *
     * @param subscription which one it is, from 0
     * @param since the cursor to go on from; null for none
     */
    public void subscribe(int subscription, RequestedSubscription requested, @Nullable String since)
            throws IOException {
        StringBuilder frame = new StringBuilder("SUBSCRIBE\n");
        header(frame, "id", ID + subscription);
        header(frame, "receipt", Integer.toString(subscription));
        header(frame, "destination", destination(requested.interest()));
        header(frame, "slow", requested.slow().label());
        if (requested.replay() != RequestedReplay.NONE) {
            header(frame, "replay", requested.replay().label());
            header(frame, "limit", Integer.toString(requested.limit()));
        }
        if (since != null) {
            header(frame, "since", since);
        }
        if (requested.maxRate() > 0) {
            header(frame, "max-rate", Integer.toString(requested.maxRate()));
        }
        socket.send(frame.append("\n\0").toString());
    }

    private void header(StringBuilder frame, String name, String value) {
        String text = escaped ? value.replace("\\", "\\\\").replace(":", "\\c") : value;
        frame.append(name).append(':').append(text).append('\n');
    }

    private static String destination(Interest interest) {
        for (String contract : interest.contracts()) {
            return "/topic/contracts/"
                    + URLEncoder.encode(contract, StandardCharsets.UTF_8).replace("+", "%20");
        }
        for (Location location : interest.locations()) {
            return "/topic/locations/" + location.label();
        }
        return "/topic/contracts";
    }

    @Override
    public @Nullable Heard next(int millis) throws IOException {
        byte[] message = socket.next(millis);
        if (message == null) {
            return null;
        }
        StompFrame frame = StompFrame.parse(message, escaped);
        return switch (frame.command()) {
            case "" -> new Heard(-1, new Message.Answer("heart-beat"));
            case "RECEIPT" ->
                    new Heard(
                            Integer.parseInt(required(frame, "receipt-id")),
                            new Message.Answer(SUBSCRIBED));
            case "ERROR" -> new Heard(-1, error(frame));
            case "MESSAGE" -> message(frame);
            default -> throw new IllegalArgumentException("a frame " + frame.command());
        };
    }

    private static Message error(StompFrame frame) {
        String delay = frame.header("reconnect-delay");
        return delay == null
                ? new Message.Refusal(required(frame, "message"), frame.header("cursor"))
                : new Message.Reconnect(Long.parseLong(delay), frame.header("cursor"));
    }

    private static Heard message(StompFrame frame) {
        String subscription = required(frame, "subscription");
        if (!subscription.startsWith(ID)) {
            throw new IllegalArgumentException("no subscription of ours: " + subscription);
        }
        Message body = SubscriberMessageReader.read(frame.body());
        if (body instanceof Message.Changed changed
                && !(changed.id().equals(frame.header("message-id"))
                        && changed.cursor().equals(frame.header("cursor"))
                        && changed.replayed() == "true".equals(frame.header("replayed")))) {
            throw new IllegalArgumentException(
                    "headers differ from the body: " + frame + " " + body);
        }
        return new Heard(Integer.parseInt(subscription.substring(ID.length())), body);
    }

    private static String required(StompFrame frame, String name) {
        String value = frame.header(name);
        if (value == null) {
            throw new IllegalArgumentException("no header " + name + " in " + frame);
        }
        return value;
    }

    @Override
    public void end(Ending ending) {
        if (ending == Ending.GOODBYE) {
            try {
                socket.send("DISCONNECT\n\n\0");
            } catch (IOException e) {
                // the server was quicker
            }
        }
        socket.end(ending);
    }
}
