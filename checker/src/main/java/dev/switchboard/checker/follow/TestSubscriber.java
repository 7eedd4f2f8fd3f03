package dev.switchboard.checker.follow;

import dev.switchboard.checker.Target;
import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.subscription.RequestedSlowPolicy;
import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.RunCounts;
import dev.switchboard.checker.wire.Ending;
import dev.switchboard.checker.wire.EventsConnection;
import dev.switchboard.checker.wire.JavaClientConnection;
import dev.switchboard.checker.wire.SocketConnection;
import dev.switchboard.checker.wire.StompConnection;
import dev.switchboard.checker.wire.SubscriberConnection;
import dev.switchboard.checker.wire.SubscriberConnection.Heard;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A subscriber: reads, stalls, is cut, comes back on another node, until all is quiet. */
final class TestSubscriber implements Runnable {

    private static final int RETRY_MILLIS = 500;
    private static final int LOOK_MILLIS = 100;

    /** How long nothing new must come before it believes that nothing will. */
    private static final long LINGER_MILLIS = 1500;

    private final SubscriberPlan plan;
    private final Target target;
    private final RunPhase phase;
    private final Faults faults;
    private final RunCounts counts;
    private final Random random;
    private final List<SubscriberVerifier> ledgers;
    private int connections;
    private boolean sentAway;
    private @Nullable Duration reconnectAfter;

    TestSubscriber(
            SubscriberPlan plan,
            Target target,
            Truth truth,
            RunPhase phase,
            Faults faults,
            RunCounts counts) {
        this.plan = plan;
        this.target = target;
        this.phase = phase;
        this.faults = faults;
        this.counts = counts;
        this.random = new Random(plan.seed());
        this.ledgers =
                plan.subscriptions().stream()
                        .map(requested ->
                                new SubscriberVerifier(
                                        requested,
                                        truth,
                                        (breach, what) ->
                                                report(breach, requested.toString(), what),
                                        counts))
                        .toList();
    }

    private void report(Breach breach, String requested, String what) {
        faults.add(
                breach,
                plan.name() + " (" + requested + ")",
                "on connection %d, to %s: %s".formatted(connections, node(), what));
    }

    private void report(String what) {
        report(Breach.OTHER, plan.subscriptions().toString(), what);
    }

    private URI node() {
        List<URI> nodes = target.nodes();
        return nodes.get(Math.floorMod(connections, nodes.size()));
    }

    @Override
    public void run() {
        try {
            boolean quiet = false;
            while (!quiet && !phase.isOver()) {
                connections++;
                quiet = connectAndTalk();
            }
            if (!quiet) {
                report("did not come to rest; cursors " + sinces());
            }
            ledgers.forEach(SubscriberVerifier::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            report("the checker itself failed: " + e);
            throw e;
        }
    }

    private List<String> sinces() {
        return ledgers.stream().map(verifier -> String.valueOf(verifier.since())).toList();
    }

    /** Whether it came to rest. */
    private boolean connectAndTalk() throws InterruptedException {
        ledgers.forEach(SubscriberVerifier::connecting);
        sentAway = false;
        reconnectAfter = null;
        SubscriberConnection connection;
        try {
            connection = connect();
        } catch (IOException e) {
            if (!target.nodesFail()) {
                report("could not connect: " + e);
            }
            Thread.sleep(RETRY_MILLIS);
            return false;
        }
        counts.add(Figure.CONNECTED);
        try {
            return talk(connection);
        } catch (IOException e) {
            connection.end(Ending.RESET);
            endedByServer(e);
        } catch (IllegalArgumentException e) {
            report("not as the protocol has it: " + e.getMessage());
            connection.end(Ending.RESET);
        }
        return false;
    }

    /** Comes back as it was told; without a word the server may not end a connection. */
    private void endedByServer(IOException end) throws InterruptedException {
        if (reconnectAfter != null) {
            Thread.sleep(reconnectAfter);
            return;
        }
        counts.add(Figure.ENDED_BY_SERVER);
        if (!mayBeEnded()) {
            report("the server ended the connection: " + end);
        }
    }

    private boolean mayBeEnded() {
        return target.nodesFail()
                || plan.subscriptions().stream()
                        .anyMatch(requested -> requested.slow() == RequestedSlowPolicy.DISCONNECT);
    }

    private void cameBack(String why) {
        counts.add(Figure.CAME_BACK);
        if (!mayBeEnded() && !why.startsWith(JavaClientConnection.TOLD)) {
            report("the server ended the connection: " + why);
        }
    }

    private SubscriberConnection connect() throws IOException {
        return switch (plan.protocol()) {
            case WS -> SocketConnection.open(node(), only(), since(0));
            case WS_COMMAND -> SocketConnection.openAndAsk(node(), only(), since(0));
            case SSE -> EventsConnection.open(node(), only(), since(0));
            case STOMP_1_0, STOMP_1_1, STOMP_1_2 -> stomp();
            case CLIENT -> JavaClientConnection.open(node(), only(), since(0));
        };
    }

    private RequestedSubscription only() {
        return plan.subscriptions().getFirst();
    }

    private SubscriberConnection stomp() throws IOException {
        StompConnection connection = StompConnection.open(node(), plan.protocol().version());
        for (int i = 0; i < ledgers.size(); i++) {
            connection.subscribe(i, plan.subscriptions().get(i), since(i));
        }
        return connection;
    }

    private @Nullable String since(int subscription) {
        var since = ledgers.get(subscription).since();
        return since == null ? null : since.encode();
    }

    private boolean talk(SubscriberConnection connection) throws IOException, InterruptedException {
        ConnectionFaults connectionFaults = new ConnectionFaults(random, plan.troubled());
        long quietSince = 0;
        while (!phase.isOver()) {
            Heard heard = connection.next(LOOK_MILLIS);
            if (heard != null) {
                take(heard);
            }
            if (phase.isSettling()) {
                boolean quiet = heard == null ? allQuiet() : quietSince != 0 && allQuiet();
                quietSince = !quiet ? 0 : quietSince == 0 ? System.nanoTime() : quietSince;
                if (quiet && System.nanoTime() - quietSince > LINGER_MILLIS * 1_000_000) {
                    connection.end(Ending.GOODBYE);
                    return true;
                }
            } else if (connectionFaults.cutsNow(heard == null)) {
                counts.add(Figure.CUTS);
                connection.end(connectionFaults.ending());
                Thread.sleep(connectionFaults.absence());
                return false;
            } else if (connectionFaults.stallsNow(heard == null)) {
                counts.add(Figure.STALLS);
                Thread.sleep(connectionFaults.stall());
            }
        }
        connection.end(Ending.RESET);
        return false;
    }

    private boolean allQuiet() {
        return ledgers.stream().allMatch(SubscriberVerifier::isQuiet);
    }

    private void take(Heard heard) throws InterruptedException {
        if (heard.message() instanceof Message.Changed changed) {
            counts.add(plan.protocol().delivered());
            if (reconnectAfter != null) {
                report("after the reconnect message came " + changed);
            }
        }
        if (heard.message() instanceof Message.Again(String why)) {
            cameBack(why);
        }
        if (heard.message() instanceof Message.Reconnect(long delay, var _)) {
            noteFarewell(delay);
        }
        if (heard.subscription() < 0) {
            if (heard.message() instanceof Message.Refusal refusal) {
                noteSentAway(refusal);
                ledgers.getFirst().take(refusal);
            }
            return;
        }
        SubscriberVerifier verifier = ledgers.get(heard.subscription());
        if (heard.message() instanceof Message.Answer(String type)
                && type.equals(StompConnection.SUBSCRIBED)) {
            verifier.subscribed(System.currentTimeMillis());
        }
        if (heard.message() instanceof Message.Refusal refusal) {
            noteSentAway(refusal);
        }
        verifier.take(heard.message());
    }

    private void noteFarewell(long delayMillis) {
        if (reconnectAfter == null) {
            counts.add(Figure.FAREWELLS);
            reconnectAfter = Duration.ofMillis(delayMillis);
        }
    }

    private void noteSentAway(Message.Refusal refusal) {
        if (refusal.cursor() != null && !sentAway) {
            sentAway = true;
            counts.add(plan.protocol().isStomp() ? Figure.SENT_AWAY_STOMP : Figure.SENT_AWAY_WS);
        }
    }
}
