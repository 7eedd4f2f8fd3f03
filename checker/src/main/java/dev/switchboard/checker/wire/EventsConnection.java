package dev.switchboard.checker.wire;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.SubscriberMessageReader;
import dev.switchboard.checker.subscription.RequestedSubscription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A subscriber's connection at {@code /events} (HTML standard, section Server-sent events). */
public final class EventsConnection implements SubscriberConnection {

    private final Wire wire;
    private final ChunkedBody body;
    private boolean greeted;

    private EventsConnection(Wire wire) {
        this.wire = wire;
        this.body = new ChunkedBody(wire);
    }

    /**
     * Connects and subscribes, as a browser would that comes back by itself.
     *
     * @param lastEventId the cursor to go on from; null for none
     */
    public static EventsConnection open(
            URI base, RequestedSubscription requested, @Nullable String lastEventId)
            throws IOException {
        Wire wire = Wire.connect(base);
        try {
            String resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            wire.write(
                    "GET /events%s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n%s\r\n"
                            .formatted(
                                    SubscriptionQueryString.of(requested, null),
                                    base.getAuthority(),
                                    resume));
            HttpHead head = HttpHead.read(wire);
            head.require(200);
            if (!head.isChunked()) {
                // A stream without an end comes in chunks; this one ends before it begins, as that
                // of a node does that lets nobody in.
                throw new RefusedException(503);
            }
            return new EventsConnection(wire);
        } catch (IOException e) {
            wire.close(true);
            throw e;
        }
    }

    @Override
    public @Nullable Heard next(int millis) throws IOException {
        if (!body.ready(millis)) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.merge(
                        line.substring(0, colon),
                        line.substring(colon + 2),
                        (first, next) -> first + "\n" + next);
            }
        }
        return new Heard(0, message(fields));
    }

    private Message message(Map<String, String> fields) {
        boolean first = !greeted;
        greeted = true;
        String id = fields.get("id");
        String data = fields.get("data");
        if (data == null) {
            if (id == null) {
                return new Message.Answer("comment");
            }
            return first ? new Message.Welcome(id) : new Message.Position(id);
        }
        if (!data.contains("\"type\":\"" + fields.get("event") + "\"")
                || (id != null && !data.contains("\"cursor\":\"" + id + "\""))) {
            throw new IllegalArgumentException("name or id differ from the data: " + fields);
        }
        return SubscriberMessageReader.read(data.getBytes(StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = body.read(); c != '\n'; c = body.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void end(Ending ending) {
        wire.close(ending == Ending.RESET);
    }
}
