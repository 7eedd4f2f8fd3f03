package dev.switchboard.bench.listen;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.follow.Start;
import dev.switchboard.client.send.SendOutcome;
import dev.switchboard.client.send.SendOutcome.Accepted;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Sends updates by our client for Java, and follows them on {@code /ws} by it, too. One thread. */
final class UpdateSender implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ContractClient client;
    private int next;

    UpdateSender(int port) {
        client =
                ContractClient.builder()
                        .uri(URI.create("http://127.0.0.1:%d".formatted(port)))
                        .build();
    }

    /** Hears which contract is updated next, and when that was due. */
    interface Listener {
        void sending(int contract, long due);
    }

    /** Follows everything from now on, beside whoever else does. */
    void follow(Deliveries deliveries) throws InterruptedException, TimeoutException {
        Following following =
                client.follow(
                        FollowRequest.all().startingWith(Start.LIVE),
                        change ->
                                deliveries.arrived(
                                        Contracts.of(change.contractId().value()),
                                        System.nanoTime()));
        following.awaitCurrent(PATIENCE);
    }

    /**
     * Sends updates of the contracts in turn, each at its time, and waits for the outcomes.
     *
     * @param rate updates a second
     * @return how many were accepted
     */
    long send(int rate, Duration time, int contracts, Listener listener) {
        long start = System.nanoTime();
        long count = rate * time.toMillis() / 1000;
        List<CompletableFuture<SendOutcome>> outcomes = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            listener.sending(next, due);
            outcomes.add(client.sendAsync(Contracts.update(next)));
            next = (next + 1) % contracts;
        }
        return outcomes.stream()
                .map(CompletableFuture::join)
                .filter(Accepted.class::isInstance)
                .count();
    }

    @Override
    public void close() {
        client.close();
    }
}
