package dev.switchboard.client.send;

import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.Calls;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.Reply;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.problem.Problem;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends one thing at a time. Thread-safe. */
public final class Sender implements AutoCloseable {

    private static final String KEY_HEADER = "Idempotency-Key";
    private static final String CONTRACT = "contract_id";
    private static final String MESSAGE = "message_id";

    private final Calls calls;
    private final Addresses addresses;
    private final ContractOrder order = new ContractOrder();

    /** What has come to an outcome that may not have been told yet. */
    private final Set<Runnable> untold = ConcurrentHashMap.newKeySet();

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("contract-client-send-", 0).factory());

    public Sender(Calls calls, Addresses addresses) {
        this.calls = calls;
        this.addresses = addresses;
    }

    /**
     * Sends it and waits for the outcome.
     *
     * @param key the idempotency key; null for a new one
     */
    public SendOutcome send(SendRequest sendRequest, @Nullable String key)
            throws InterruptedException {
        String chosen = chosen(key);
        return send(sendRequest, chosen, order.turn(sendRequest.contract()));
    }

    /** Sends it on another thread; cancelled, it is tried no more. */
    public CompletableFuture<SendOutcome> sendAsync(SendRequest sendRequest, @Nullable String key) {
        String chosen = chosen(key);
        CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
        // Taken here, not on the other thread: calls in a row keep their order.
        ContractOrder.Turn turn = order.turn(sendRequest.contract());
        AtomicReference<@Nullable Thread> sending = new AtomicReference<>();
        var _ =
                outcome.whenComplete((_, _) -> {
                    Thread thread = sending.get();
                    if (outcome.isCancelled() && thread != null) {
                        thread.interrupt();
                    }
                });
        try {
            threads.execute(() -> {
                sending.set(Thread.currentThread());
                run(sendRequest, chosen, turn, outcome);
            });
        } catch (RejectedExecutionException e) {
            turn.done();
            throw new IllegalStateException("the client is closed", e);
        }
        return outcome;
    }

    private void run(
            SendRequest sendRequest,
            String key,
            ContractOrder.Turn turn,
            CompletableFuture<SendOutcome> outcome) {
        if (outcome.isDone()) {
            // Cancelled before it began; those behind it still wait for its turn.
            turn.done();
            return;
        }
        try {
            SendOutcome sent = send(sendRequest, key, turn);
            tell(() -> outcome.complete(sent));
        } catch (InterruptedException e) {
            // Cancelled, and then nobody hears of it; or closing took too long.
            SendOutcome open =
                    new SendOutcome.Unacknowledged(
                            FailureKind.GIVEN_UP,
                            "the client was closed",
                            null,
                            Duration.ZERO,
                            key);
            tell(() -> outcome.complete(open));
        } catch (RuntimeException | Error e) {
            tell(() -> outcome.completeExceptionally(e));
        }
    }

    /**
     * On a thread that {@link #close} does not wait for: what hangs on an outcome runs there, and
     * may close the client.
     */
    private void tell(Runnable telling) {
        untold.add(telling);
        Thread.startVirtualThread(() -> {
            telling.run();
            untold.remove(telling);
        });
    }

    private static String chosen(@Nullable String key) {
        return key == null ? Keys.fresh() : Keys.checked(key);
    }

    private SendOutcome send(SendRequest sendRequest, String key, ContractOrder.Turn turn)
            throws InterruptedException {
        try {
            turn.await();
            HttpRequest request =
                    sendRequest
                            .on(calls.request(sendRequest.uri(addresses)))
                            .setHeader(KEY_HEADER, key)
                            .build();
            return outcome(calls.make(request, Sender::isAcknowledgement), key);
        } finally {
            turn.done();
        }
    }

    private static SendOutcome outcome(Reply reply, String key) {
        return switch (reply) {
            case Reply.Done(JsonNode body, _) ->
                    new SendOutcome.Accepted(
                            new ContractId(body.path(CONTRACT).asString()),
                            body.path(MESSAGE).asString(),
                            key);
            case Reply.Refused(Problem problem) -> new SendOutcome.Refused(problem, key);
            case Reply.NotNow(var kind, var why, var problem, var retryAfter, _) ->
                    new SendOutcome.Unacknowledged(kind, why, problem, retryAfter, key);
            case Reply.Foreign(var why) ->
                    new SendOutcome.Unacknowledged(
                            FailureKind.FOREIGN, why, null, Duration.ZERO, key);
        };
    }

    /** A success that names no message was said by another program. */
    private static boolean isAcknowledgement(JsonNode body) {
        return ContractId.fault(body.path(CONTRACT).asString("")).isEmpty()
                && !body.path(MESSAGE).asString("").isBlank();
    }

    /** Waits for all that is on its way, as long as {@link Calls#end} says. */
    @Override
    public void close() {
        Duration atMost = calls.end();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads.close();
        untold.forEach(Runnable::run);
    }
}
