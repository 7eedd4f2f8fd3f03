package dev.switchboard.testkit.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A client of {@code /ws}. */
public final class JsonClient implements AutoCloseable {

    private final TextSocket socket;

    private JsonClient(TextSocket socket) {
        this.socket = socket;
    }

    /**
     * Connects.
     *
     * @param query such as {@code ?replay=latest}; may be empty
     */
    public static JsonClient open(LocalServer server, String query) {
        return openAt(server, "/ws" + query);
    }

    /** Connects with an HTTP client of the caller's, as for TLS. */
    public static JsonClient open(HttpClient client, URI uri) {
        return new JsonClient(TextSocket.open(client, uri));
    }

    public static JsonClient openAt(LocalServer server, String pathAndQuery) {
        return new JsonClient(TextSocket.open(server, pathAndQuery));
    }

    /** Connects and waits for the welcome. */
    public static JsonClient welcomed(LocalServer server, String query) {
        JsonClient client = open(server, query);
        client.next("welcome");
        return client;
    }

    public JsonClient send(String json) {
        socket.send(json);
        return this;
    }

    public JsonClient send(byte[] binary) {
        socket.send(binary);
        return this;
    }

    /** Sends a command and waits for a message of that type. */
    public JsonNode ask(String json, String answerType) {
        return send(json).next(answerType);
    }

    /** The next message of that type; those before it stay. */
    public JsonNode next(String type) {
        return read(socket.inbox().take(text -> isOf(text, type)));
    }

    /** The next message that is of a contract, whatever its type. */
    public JsonNode nextOf(String contract) {
        return read(socket.inbox().take(text -> isAbout(text, contract)));
    }

    /** The next message that has that property, whatever its type. */
    public JsonNode nextWhere(String property) {
        return read(socket.inbox().take(text -> read(text).has(property)));
    }

    /** The next message that has that text in it, as it stands on the wire. */
    public String nextTextWith(String part) {
        return socket.inbox().take(text -> text.contains(part));
    }

    /** Everything up to the next message of that type, heart-beats left out. */
    public List<JsonNode> until(String type) {
        return socket.inbox().takeUntil(text -> isOf(text, type)).stream()
                .map(JsonClient::read)
                .filter(message -> !message.path("type").asString().equals("heartbeat"))
                .toList();
    }

    public Close closed() {
        return socket.closed();
    }

    private static boolean isOf(String text, String type) {
        return read(text).path("type").asString().equals(type);
    }

    static boolean isAbout(String text, String contract) {
        JsonNode message = read(text);
        return message.path("contract_id").asString("").equals(contract)
                || message.at("/data/contract_id").asString("").equals(contract);
    }

    static JsonNode read(String text) {
        try {
            return Json.read(text.getBytes(UTF_8));
        } catch (MalformedJsonException e) {
            throw new AssertionError(text, e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
