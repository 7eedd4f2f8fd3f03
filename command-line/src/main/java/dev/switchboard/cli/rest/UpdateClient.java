package dev.switchboard.cli.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends updates to one server, each once: whether to try again is the caller's decision.
 * Thread-safe; a call waits for the answer.
 */
public final class UpdateClient implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final HttpCalls calls;
    private final ServerUrl server;

    public UpdateClient(ServerUrl server) {
        this(server, ANSWER_TIMEOUT);
    }

    UpdateClient(ServerUrl server, Duration patience) {
        this.calls = new HttpCalls(server, patience);
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
            return AnswerReader.read(calls.send(request.build()));
        } catch (NoAnswerException e) {
            String why = String.valueOf(e.getMessage());
            return e.isPassing() ? new Answer.Unreachable(why) : new Answer.Foreign(why);
        }
    }

    /** Ends it; calls that still wait for an answer fail. */
    @Override
    public void close() {
        calls.close();
    }
}
