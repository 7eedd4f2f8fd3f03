package dev.switchboard.bench.listen;

import java.util.BitSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the streams were told, each of which is to hear of its own contract alone. Thread-safe. */
final class ReceivedNotifications implements ListenStream.Listener {

    private static final JsonMapper JSON = new JsonMapper();

    private final Deliveries deliveries;
    private final BitSet acknowledged = new BitSet();
    private long strayed;

    ReceivedNotifications(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void message(ListenStream stream, String json) {
        long now = System.nanoTime();
        JsonNode message = JSON.readTree(json);
        switch (message.path("method").asString("")) {
            case "notifications/subscriptions/acknowledged" ->
                    acknowledged(
                            stream.contract(),
                            message.at("/params/notifications/resourceSubscriptions"));
            case "notifications/resources/updated" ->
                    updated(
                            stream.contract(),
                            message.path("params").path("uri").asString(""),
                            now);
            default -> stray();
        }
    }

    private synchronized void acknowledged(int contract, JsonNode uris) {
        if (uris.size() == 1 && uris.path(0).asString("").equals(Contracts.uri(contract))) {
            acknowledged.set(contract);
        }
    }

    private void updated(int contract, String uri, long now) {
        if (Contracts.ofUri(uri) == contract) {
            deliveries.arrived(contract, now);
        } else {
            stray();
        }
    }

    private synchronized void stray() {
        strayed++;
    }

    /** How many streams were told that they get what they asked for. */
    synchronized int acknowledged() {
        return acknowledged.cardinality();
    }

    /** Messages that this stream had not asked for. */
    synchronized long strayed() {
        return strayed;
    }
}
