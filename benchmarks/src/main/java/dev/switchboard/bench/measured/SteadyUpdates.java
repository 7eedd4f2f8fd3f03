package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.send.SendOutcome.Accepted;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The process that sends updates by our client for Java. Takes {@code load}, {@code start} and
 * {@code stop}; its arguments are the server's port and the number of contracts.
 */
final class SteadyUpdates {

    /** So far apart in the ids are contracts that are updated one after the other. */
    private static final int STRIDE = 7919;

    private final ContractClient client;
    private final int contracts;
    private volatile boolean stopped;
    private @Nullable CompletableFuture<ProcessMessage> sending;
    private long sent;

    private SteadyUpdates(ContractClient client, int contracts) {
        this.client = client;
        this.contracts = contracts;
    }

    /** {@code PORT CONTRACTS}. */
    public static void main(String[] args) throws IOException {
        URI server = URI.create("http://127.0.0.1:" + args[0]);
        try (ContractClient client = ContractClient.builder().uri(server).build()) {
            SteadyUpdates updates = new SteadyUpdates(client, Integer.parseInt(args[1]));
            Conversation.hold(ProcessMessage.of("ready"), updates::answer);
        }
    }

    private ProcessMessage answer(ProcessMessage line) throws Exception {
        return switch (line.verb()) {
            case "load" -> load();
            case "start" -> start(line.number("rate"));
            case "stop" -> stop();
            default -> throw new IllegalArgumentException("unknown: " + line);
        };
    }

    /** Every contract once. */
    private ProcessMessage load() throws Exception {
        var outcome = client.sendAll(IntStream.range(0, contracts).mapToObj(i -> update(i, 0)));
        return ProcessMessage.of("loaded", "accepted", outcome.accepted());
    }

    private ProcessMessage start(int rate) {
        stopped = false;
        CompletableFuture<ProcessMessage> sending = new CompletableFuture<>();
        this.sending = sending;
        Thread.ofPlatform().start(() -> sending.complete(send(rate)));
        return ProcessMessage.of("started");
    }

    private ProcessMessage stop() {
        stopped = true;
        if (sending == null) {
            throw new IllegalStateException("nothing was started");
        }
        return sending.join();
    }

    /** One at a time, each when it is due. */
    private ProcessMessage send(int rate) {
        LongAdder accepted = new LongAdder();
        Phaser underWay = new Phaser(1);
        long before = sent;
        long start = System.nanoTime();
        for (long i = 0; !stopped; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            int contract = (int) (sent * STRIDE % contracts);
            underWay.register();
            var _ =
                    client.sendAsync(update(contract, 1 + sent / contracts))
                            .whenComplete((outcome, fault) -> {
                                if (outcome instanceof Accepted) {
                                    accepted.increment();
                                }
                                underWay.arriveAndDeregister();
                            });
            sent++;
        }
        underWay.arriveAndAwaitAdvance();
        return ProcessMessage.of(
                "stopped",
                "sent",
                sent - before,
                "accepted",
                accepted.sum(),
                "micros",
                (System.nanoTime() - start) / 1000);
    }

    /** Each round the status of two contracts in three changes, and the location of one in five. */
    private static ContractUpdate update(int contract, long round) {
        Location[] locations = Location.values();
        long moves = contract + (contract % 5 == 0 ? round : 0);
        return new ContractUpdate(
                new ContractId("bench-" + contract),
                locations[(int) (moves % locations.length)],
                (contract + round) % 3 == 0 ? ContractStatus.INACTIVE : ContractStatus.ACTIVE,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
