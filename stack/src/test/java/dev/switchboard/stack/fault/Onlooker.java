package dev.switchboard.stack.fault;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.testkit.client.TextListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A subscriber on {@code /ws} that keeps what it was told: the last message id of a contract. */
final class Onlooker extends TextListener implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> contracts = new ConcurrentHashMap<>();
    private final AtomicInteger snapshots = new AtomicInteger();
    private final WebSocket socket;

    Onlooker(URI node) {
        URI at = URI.create("ws://" + node.getAuthority() + "/ws?replay=latest");
        this.socket = http.newWebSocketBuilder().buildAsync(at, this).join();
    }

    @Override
    protected void received(String text) {
        try {
            JsonNode told = Json.read(text.getBytes(StandardCharsets.UTF_8));
            switch (told.path("type").asString("")) {
                case "replay_begin" -> {
                    if (told.path("snapshot").asBoolean(false)) {
                        contracts.clear();
                        snapshots.incrementAndGet();
                    }
                }
                case "contract_update" ->
                        contracts.put(
                                told.at("/data/contract_id").asString(""),
                                told.path("id").asString(""));
                default -> {}
            }
        } catch (MalformedJsonException e) {
            throw new AssertionError(text, e);
        }
    }

    /** Contract to the id of its last message. */
    Map<String, String> contracts() {
        return Map.copyOf(contracts);
    }

    /** How often it was told to forget what it has. */
    int snapshots() {
        return snapshots.get();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
