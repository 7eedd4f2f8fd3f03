package dev.switchboard.cli.rest;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to one server. Thread-safe; a call waits for the answer. */
final class HttpCalls implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Bytes, far more than any answer of ours has. */
    private static final int LONGEST_BODY = 16 << 20;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final ServerUrl server;
    private final Duration patience;

    /**
     * @param patience how long to wait for an answer to its last byte
     */
    HttpCalls(ServerUrl server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    /** Whatever is answered. */
    Reply send(HttpRequest request) throws NoAnswerException, InterruptedException {
        // The timeout of a request ends with the headers of its answer.
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpCalls::onlyJson);
        try {
            return Reply.of(server, answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw NoAnswerException.of(server, patience, e);
        } finally {
            answer.cancel(true);
        }
    }

    /** The pages of other programs are passed over. */
    private static BodySubscriber<byte[]> onlyJson(ResponseInfo answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean json = type.toLowerCase(Locale.ROOT).contains("json");
        return new LimitedBody(json ? LONGEST_BODY : 0);
    }

    /** Ends it; calls that still wait for an answer fail. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
