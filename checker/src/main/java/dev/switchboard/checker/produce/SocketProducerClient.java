package dev.switchboard.checker.produce;

import dev.switchboard.checker.wire.CommandSocket;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.ProblemKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In over {@code /ws}; connects anew after a failure. */
final class SocketProducerClient implements ProducerClient {

    private final URI base;
    private @Nullable CommandSocket socket;

    SocketProducerClient(URI base) {
        this.base = base;
    }

    @Override
    public String name() {
        return "ws";
    }

    @Override
    public OperationOutcome send(Operation operation) {
        return switch (operation) {
            case Operation.Update(var update, var key) -> send(update.toJson(), key);
            case Operation.Repeat(var update, var key) -> send(update.toJson(), key);
            case Operation.Reuse(var update, var key) -> send(update.toJson(), key);
            // not an update: what is no JSON would end the whole command
            case Operation.Bad(int kind, String id) ->
                    send("{\"contract_id\":7}".getBytes(StandardCharsets.UTF_8), null);
            case Operation.Remove(String id) -> new OperationOutcome.Refused("/ws has no removals");
            case Operation.Test(var update) ->
                    new OperationOutcome.Refused("/ws has no test updates");
        };
    }

    private OperationOutcome send(byte[] json, @Nullable String key) {
        String data = new String(json, StandardCharsets.UTF_8);
        String keyField =
                key == null ? "" : ",\"idempotency_key\":" + Json.MAPPER.writeValueAsString(key);
        try {
            CommandSocket open = socket == null ? CommandSocket.open(base) : socket;
            socket = open;
            JsonNode answer =
                    open.ask("{\"type\":\"contract_update\",\"data\":" + data + keyField + "}");
            if (answer.path("type").asString("").equals("accepted")) {
                return new OperationOutcome.Acknowledged(answer.path("message_id").stringValue());
            }
            return answer.path("code").asString("").equals(ProblemKind.UNAVAILABLE.code())
                    ? new OperationOutcome.Unknown(answer.toString())
                    : new OperationOutcome.Refused(answer.toString());
        } catch (IOException e) {
            close();
            return new OperationOutcome.Unknown(e.toString());
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
