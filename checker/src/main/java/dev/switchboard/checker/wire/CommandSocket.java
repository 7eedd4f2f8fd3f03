package dev.switchboard.checker.wire;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/** A connection at {@code /ws} that gives commands and waits for each answer. One thread. */
public final class CommandSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final WebSocket socket;
    private int requests;

    private CommandSocket(WebSocket socket) {
        this.socket = socket;
    }

    /** Connects, and asks not to be told of any contract. */
    public static CommandSocket open(URI base) throws IOException {
        CommandSocket opened = new CommandSocket(WebSocket.connect(base, "/ws"));
        opened.ask("{\"type\":\"unsubscribe\"}");
        return opened;
    }

    /**
     * Gives a command.
     *
     * @param command a JSON object without {@code request_id}
     * @return the answer, be it an error
     */
    public JsonNode ask(String command) throws IOException {
        int request = ++requests;
        String end = command.substring(0, command.lastIndexOf('}'));
        socket.send(end + ",\"request_id\":" + request + "}");
        while (true) {
            byte[] message = socket.next(PATIENCE_MILLIS);
            if (message == null) {
                throw new EOFException("no answer in time");
            }
            try {
                JsonNode answer = Json.read(message);
                if (answer.path("request_id").asInt(0) == request) {
                    return answer;
                }
            } catch (MalformedJsonException e) {
                throw new IOException("an answer that is no JSON: " + e.detail(), e);
            }
        }
    }

    @Override
    public void close() {
        socket.end(Ending.GOODBYE);
    }
}
