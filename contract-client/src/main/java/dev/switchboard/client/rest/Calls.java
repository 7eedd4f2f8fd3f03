package dev.switchboard.client.rest;

import dev.switchboard.client.retry.Backoff;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.model.problem.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Makes requests, and repeats those that came to nothing. Only for requests whose repeat is
 * harmless. Thread-safe; a call waits for its answer on the thread of its caller.
 */
public final class Calls {

    /** Longer than any program waits, and no overflow in nanoseconds. */
    private static final Duration AN_AGE = Duration.ofDays(1_000);

    private final HttpClient http;
    private final Map<String, String> headers;
    private final RetryPolicy retries;
    private final Duration timeout;
    private final Semaphore atOnce;

    /** When the last attempt may begin, by the nano clock; null while there is no end to them. */
    private volatile @Nullable Long lastBegin;

    /**
     * @param headers that every request bears
     * @param timeout how long an answer may take
     * @param atOnce how many requests may be on their way; more wait for their turn
     */
    public Calls(
            HttpClient http,
            Map<String, String> headers,
            RetryPolicy retries,
            Duration timeout,
            int atOnce) {
        this.http = http;
        this.headers = Map.copyOf(headers);
        this.retries = retries;
        this.timeout = timeout;
        this.atOnce = new Semaphore(atOnce, true);
    }

    /** Begins a request. */
    public HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout);
        headers.forEach(request::setHeader);
        return request.setHeader("Accept", "application/json, application/problem+json");
    }

    /** Makes a request until it is done or refused, or nothing more may be tried. */
    public Reply make(HttpRequest request) throws InterruptedException {
        return make(request, reply -> reply);
    }

    /**
     * The same, where an answer needs a closer look.
     *
     * @param judge turns an answer into what it really is
     */
    public Reply make(HttpRequest request, UnaryOperator<Reply> judge) throws InterruptedException {
        long begun = System.nanoTime();
        Backoff backoff = retries.backoff();
        for (int attempts = 1; ; attempts++) {
            Reply reply = judge.apply(once(request));
            if (!(reply instanceof Reply.NotNow notNow)) {
                return reply;
            }
            // On top of what the server asked for, so that not all come back at that instant.
            Duration wait = notNow.retryAfter().plus(backoff.next());
            Duration spent = Duration.ofNanos(System.nanoTime() - begun);
            if (!retries.allows(attempts, spent, wait) || hasEnded(wait)) {
                return reply;
            }
            Thread.sleep(wait);
        }
    }

    private Reply once(HttpRequest request) throws InterruptedException {
        atOnce.acquire();
        try {
            if (hasEnded(Duration.ZERO)) {
                return noAnswer("the client is closed");
            }
            return read(http.send(request, BodyHandlers.ofByteArray()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return noAnswer("nothing answers at " + request.uri().getAuthority());
        } catch (HttpTimeoutException e) {
            return noAnswer(
                    "no answer from %s within %d s"
                            .formatted(request.uri().getAuthority(), timeout.toSeconds()));
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return noAnswer("no answer from %s: %s".formatted(request.uri().getAuthority(), why));
        } finally {
            atOnce.release();
        }
    }

    private boolean hasEnded(Duration fromNow) {
        Long last = lastBegin;
        return last != null && System.nanoTime() + fromNow.toNanos() - last > 0;
    }

    /**
     * Sets an end to all calls, those that wait for others included: as long from now as one call
     * may take, no further attempt begins.
     *
     * @return how long it takes at most until all calls have come back
     */
    public Duration end() {
        Duration patience = retries.patience();
        Duration oneCall = (patience.compareTo(AN_AGE) < 0 ? patience : AN_AGE).plus(timeout);
        lastBegin = System.nanoTime() + oneCall.toNanos();
        return oneCall.plus(timeout);
    }

    private static Reply noAnswer(String why) {
        return new Reply.NotNow(why, null, Duration.ZERO, MissingNode.getInstance());
    }

    private static Reply read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        JsonNode body = Problems.json(response.body());
        Duration retryAfter = RetryAfter.of(response.headers());
        if (status / 100 == 2) {
            return new Reply.Done(status, body, retryAfter);
        }
        String otherwise = "HTTP status %d from %s".formatted(status, response.uri());
        Problem problem = Problems.read(status, body, otherwise);
        return status == 429 || status >= 500
                ? new Reply.NotNow(problem.detail(), problem, retryAfter, MissingNode.getInstance())
                : new Reply.Refused(problem);
    }
}
