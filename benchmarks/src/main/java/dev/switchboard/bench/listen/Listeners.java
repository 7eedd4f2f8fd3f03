package dev.switchboard.bench.listen;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The process that listens. Takes {@code open} and {@code update}; its arguments are the server's
 * port and the number of contracts.
 */
public final class Listeners {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So long nobody is told anything once all that was to be told at the beginning is told. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(5);

    private final InetSocketAddress server;
    private final int contracts;
    private final Deliveries onStreams;
    private final Deliveries onSocket;
    private final ReceivedNotifications notifications;
    private final StreamReader reader;
    private final UpdateSender sender;
    private int streams;

    private Listeners(int port, int contracts) throws Exception {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.contracts = contracts;
        this.onStreams = new Deliveries();
        this.onSocket = new Deliveries();
        this.notifications = new ReceivedNotifications(onStreams);
        this.reader = new StreamReader(notifications);
        this.sender = new UpdateSender(port);
        sender.follow(onSocket);
    }

    /** {@code PORT CONTRACTS}. */
    public static void main(String[] args) throws Exception {
        Listeners listeners = new Listeners(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        Conversation.hold(ProcessMessage.of("ready"), listeners::answer);
        listeners.reader.close();
        listeners.sender.close();
    }

    private ProcessMessage answer(ProcessMessage line) throws Exception {
        return switch (line.verb()) {
            case "open" -> open();
            case "update" -> update(line.number("rate"), Duration.ofMillis(line.big("millis")));
            default -> throw new IllegalArgumentException("unknown: " + line);
        };
    }

    /** A stream for each contract; over when all are acknowledged and nothing more comes. */
    private ProcessMessage open() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (streams < contracts) {
            reader.add(ListenStream.open(server, streams));
            streams++;
        }
        await(PATIENCE, () -> notifications.acknowledged() == streams || reader.broken() > 0);
        long micros = (System.nanoTime() - start) / 1000;
        await(PATIENCE, () -> System.nanoTime() - onStreams.lastAt() > QUIET.toNanos());
        return ProcessMessage.of(
                "opened",
                "acknowledged",
                notifications.acknowledged(),
                "broken",
                reader.broken(),
                "micros",
                micros);
    }

    /** Updates the contracts in turn, and waits until all streams are told. */
    private ProcessMessage update(int rate, Duration time) throws InterruptedException {
        onStreams.begin();
        onSocket.begin();
        long strayed = notifications.strayed();
        long start = System.nanoTime();
        long accepted = sender.send(rate, time, contracts, this::sending);
        await(PATIENCE, () -> onSocket.isComplete() && onStreams.isComplete());
        long micros = (System.nanoTime() - start) / 1000;
        return ProcessMessage.of(
                "updated",
                "micros",
                micros,
                "sent",
                onSocket.sent(),
                "accepted",
                accepted,
                "strayed",
                notifications.strayed() - strayed,
                "broken",
                reader.broken(),
                "streams",
                figures(onStreams),
                "socket",
                figures(onSocket));
    }

    private void sending(int contract, long due) {
        onSocket.sent(contract, due);
        if (streams > 0) {
            onStreams.sent(contract, due);
        }
    }

    /** Arrived, repeated, p50 and p99 in microseconds. */
    private static String figures(Deliveries deliveries) {
        return "%d,%d,%d,%d"
                .formatted(
                        deliveries.arrived(),
                        deliveries.repeated(),
                        deliveries.delay(0.5),
                        deliveries.delay(0.99));
    }

    private static void await(Duration longest, BooleanSupplier condition)
            throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            Thread.sleep(LOOK);
        }
    }
}
