package dev.switchboard.checker.produce;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** In over REST. */
final class RestProducerClient implements ProducerClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RestProducerClient(URI base) {
        this.base = base;
    }

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public OperationOutcome send(Operation operation) throws InterruptedException {
        return switch (operation) {
            case Operation.Update(var update, var key) -> post("/update", update.toJson(), key);
            case Operation.Repeat(var update, var key) -> post("/update", update.toJson(), key);
            case Operation.Reuse(var update, var key) -> post("/update", update.toJson(), key);
            case Operation.Test(var update) -> post("/test/update", update.toJson(), null);
            case Operation.Bad(int kind, String id) ->
                    post("/update", BadUpdates.json(kind, id), null);
            case Operation.Remove(String id) -> send(request(contract(id), null).DELETE().build());
        };
    }

    private OperationOutcome post(String path, byte[] json, @Nullable String key)
            throws InterruptedException {
        return send(
                request(path, key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json))
                        .build());
    }

    private HttpRequest.Builder request(String path, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        return key == null ? request : request.header("Idempotency-Key", key);
    }

    private OperationOutcome send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            int status = answer.statusCode();
            if (status == 202) {
                return new OperationOutcome.Acknowledged(
                        Json.read(answer.body()).path("message_id").stringValue());
            }
            String why = status + " " + new String(answer.body(), StandardCharsets.UTF_8);
            return status < 500
                    ? new OperationOutcome.Refused(why)
                    : new OperationOutcome.Unknown(why);
        } catch (IOException | MalformedJsonException e) {
            return new OperationOutcome.Unknown(e.toString());
        }
    }

    /** In the path where that can carry it. */
    private static String contract(String id) {
        return id.contains("%") || id.contains("/")
                ? "/contracts?contract_id=" + encode(id)
                : "/contracts/" + encode(id);
    }

    private static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        client.close();
    }
}
