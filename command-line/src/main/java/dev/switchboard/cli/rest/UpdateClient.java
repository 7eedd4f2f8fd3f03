package dev.switchboard.cli.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends updates to one server, each once: whether to try again is the caller's decision.
 * Thread-safe; a call waits for the answer.
 */
public final class UpdateClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final ServerUrl server;

    public UpdateClient(ServerUrl server) {
        this.server = server;
    }

    /**
     * Sends an update as {@code POST /update}.
     *
     * @param json the update, UTF-8; judged by the server alone
     * @param key the idempotency key; null for none
     */
    public Answer update(byte[] json, @Nullable String key) throws InterruptedException {
        return send(post(json, "update"), key);
    }

    /** Sends a test update, which is shown to subscribers but never kept. */
    public Answer testUpdate(byte[] json, @Nullable String key) throws InterruptedException {
        return send(post(json, "test", "update"), key);
    }

    /** Removes a contract. */
    public Answer remove(String contractId, @Nullable String key) throws InterruptedException {
        // As a parameter: a path can't carry every id.
        String id = URLEncoder.encode(contractId, StandardCharsets.UTF_8);
        URI contract = URI.create(server.at("contracts") + "?contract_id=" + id);
        return send(HttpRequest.newBuilder(contract).DELETE(), key);
    }

    private HttpRequest.Builder post(byte[] json, String... path) {
        return HttpRequest.newBuilder(server.at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json));
    }

    private Answer send(HttpRequest.Builder request, @Nullable String key)
            throws InterruptedException {
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            return AnswerReader.read(
                    http.send(request.timeout(ANSWER_TIMEOUT).build(), BodyHandlers.ofByteArray()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answer.Unreachable(ServerUrl.nothingAnswers(server));
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Answer.Unreachable("no answer from %s: %s".formatted(server, why));
        }
    }

    /** Ends it; calls that still wait for an answer fail. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
