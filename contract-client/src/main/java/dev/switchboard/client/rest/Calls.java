package dev.switchboard.client.rest;

import dev.switchboard.client.retry.Backoff;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.model.problem.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

    /** Bytes, far more than any answer of ours has. */
    private static final int LONGEST_BODY = 16 << 20;

    private static final String CLOSED = "the client is closed";

    private final HttpClient http;
    private final Map<String, String> headers;
    private final RetryPolicy retries;
    private final Duration timeout;
    private final Semaphore atOnce;

    /** When the last attempt may begin, by the nano clock; null while there is no end to them. */
    private volatile @Nullable Long lastBegin;

    private volatile boolean over;

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

    /**
     * Makes a request until it is done or refused, or nothing more may be tried.
     *
     * @param ours whether that is in the body of a 2xx which Switchboard answers with
     */
    public Reply make(HttpRequest request, Predicate<JsonNode> ours) throws InterruptedException {
        return make(() -> request, ours, reply -> reply, _ -> {});
    }

    /**
     * The same, where an answer needs a closer look.
     *
     * @param requests gives that of each attempt
     * @param judge turns an answer into what it really is
     * @param onRetry is told why it is about to be made again
     */
    public Reply make(
            Supplier<HttpRequest> requests,
            Predicate<JsonNode> ours,
            UnaryOperator<Reply> judge,
            Consumer<String> onRetry)
            throws InterruptedException {
        long begun = System.nanoTime();
        Backoff backoff = retries.backoff();
        for (int attempts = 1; ; attempts++) {
            Reply reply = judge.apply(once(requests.get(), ours));
            if (!(reply instanceof Reply.NotNow notNow)) {
                return reply;
            }
            // On top of what the server asked for, so that not all come back at that instant.
            Duration wait = notNow.retryAfter().plus(backoff.next());
            Duration spent = Duration.ofNanos(System.nanoTime() - begun);
            if (!retries.allows(attempts, spent, wait) || hasEnded(wait)) {
                return reply;
            }
            onRetry.accept(notNow.why());
            Thread.sleep(wait);
        }
    }

    /** Waits as long as the server asks for; false where that is more than is waited for. */
    public boolean await(Duration asked) throws InterruptedException {
        if (asked.compareTo(retries.patience()) > 0 || hasEnded(asked)) {
            return false;
        }
        Thread.sleep(asked);
        return true;
    }

    private Reply once(HttpRequest request, Predicate<JsonNode> ours) throws InterruptedException {
        atOnce.acquire();
        try {
            if (hasEnded(Duration.ZERO)) {
                return notNow(FailureKind.GIVEN_UP, CLOSED);
            }
            return exchange(request, ours);
        } finally {
            atOnce.release();
        }
    }

    private Reply exchange(HttpRequest request, Predicate<JsonNode> ours)
            throws InterruptedException {
        URI uri = request.uri();
        String server = "%s://%s".formatted(uri.getScheme(), uri.getAuthority());
        // Completed by a thread of the HTTP client. The future that it gives is completed by one of
        // the common pool, all of which may be waiting for us.
        CompletableFuture<ServerAnswer> answer = new CompletableFuture<>();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, info -> body(server, uri, info, answer));
        var _ =
                exchange.whenComplete((_, failure) -> {
                    if (failure != null) {
                        answer.completeExceptionally(failure);
                    }
                });
        try {
            // The timeout of a request ends with the headers of its answer.
            return read(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS), ours);
        } catch (ExecutionException | TimeoutException e) {
            exchange.cancel(true);
            if (over) {
                return notNow(FailureKind.GIVEN_UP, CLOSED);
            }
            NoAnswer none = NoAnswer.of(server, timeout, e);
            return none.isPassing()
                    ? notNow(none.kind(), none.why())
                    : new Reply.Foreign(none.why());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            throw e;
        }
    }

    /** Reads JSON, and passes over the pages of other programs. */
    private static BodySubscriber<byte[]> body(
            String server, URI uri, ResponseInfo info, CompletableFuture<ServerAnswer> answer) {
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        var _ =
                body.whenComplete((bytes, failure) -> {
                    if (failure != null) {
                        answer.completeExceptionally(failure);
                    } else {
                        answer.complete(
                                ServerAnswer.of(
                                        server, uri, info.statusCode(), info.headers(), bytes));
                    }
                });
        String type = info.headers().firstValue("Content-Type").orElse("");
        boolean json = type.toLowerCase(Locale.ROOT).contains("json");
        return new LimitedBody(body, json ? LONGEST_BODY : 0);
    }

    private static Reply read(ServerAnswer answer, Predicate<JsonNode> ours) {
        if (answer.status() / 100 == 2 && ours.test(answer.body())) {
            return new Reply.Done(answer.body(), answer.retryAfter());
        }
        if (answer.isPassing()) {
            Problem problem = answer.problem();
            return new Reply.NotNow(
                    FailureKind.NOT_NOW,
                    problem.detail(),
                    problem,
                    answer.retryAfter(),
                    answer.body());
        }
        return answer.isRefusal()
                ? new Reply.Refused(answer.problem())
                : new Reply.Foreign(answer.inWords());
    }

    private static Reply notNow(FailureKind kind, String why) {
        return new Reply.NotNow(kind, why, null, Duration.ZERO, MissingNode.getInstance());
    }

    private boolean hasEnded(Duration fromNow) {
        Long last = lastBegin;
        return over || (last != null && System.nanoTime() + fromNow.toNanos() - last > 0);
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

    /** No further attempt begins, and one that fails now was given up here. */
    public void abandon() {
        over = true;
    }
}
