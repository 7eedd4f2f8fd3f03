package dev.switchboard.checker.follow;

import dev.switchboard.checker.Target;
import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Tally;
import dev.switchboard.checker.wire.ClientLine;
import dev.switchboard.checker.wire.Ending;
import dev.switchboard.checker.wire.Line;
import dev.switchboard.checker.wire.Line.Heard;
import dev.switchboard.checker.wire.SocketLine;
import dev.switchboard.checker.wire.SseLine;
import dev.switchboard.checker.wire.StompLine;
import dev.switchboard.checker.wish.Slow;
import dev.switchboard.checker.wish.Wish;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A subscriber: reads, stalls, is cut, comes back on another node, until all is quiet. */
final class Follower implements Runnable {

    private static final int RETRY_MILLIS = 500;
    private static final int LOOK_MILLIS = 100;

    /** How long nothing new must come before it believes that nothing will. */
    private static final long LINGER_MILLIS = 1500;

    private final FollowerPlan plan;
    private final Target target;
    private final Stage stage;
    private final Faults faults;
    private final Tally tally;
    private final Random random;
    private final List<Ledger> ledgers;
    private int connections;
    private boolean sentAway;
    private @Nullable Duration farewell;

    Follower(
            FollowerPlan plan,
            Target target,
            Truth truth,
            Stage stage,
            Faults faults,
            Tally tally) {
        this.plan = plan;
        this.target = target;
        this.stage = stage;
        this.faults = faults;
        this.tally = tally;
        this.random = new Random(plan.seed());
        this.ledgers =
                plan.wishes().stream()
                        .map(wish ->
                                new Ledger(
                                        wish,
                                        truth,
                                        (breach, what) -> charge(breach, wish.toString(), what),
                                        tally))
                        .toList();
    }

    private void charge(Breach breach, String wish, String what) {
        faults.add(
                breach,
                plan.name() + " (" + wish + ")",
                "on connection %d, to %s: %s".formatted(connections, node(), what));
    }

    private void charge(String what) {
        charge(Breach.OTHER, plan.wishes().toString(), what);
    }

    private URI node() {
        List<URI> nodes = target.nodes();
        return nodes.get(Math.floorMod(connections, nodes.size()));
    }

    @Override
    public void run() {
        try {
            boolean quiet = false;
            while (!quiet && !stage.isOver()) {
                connections++;
                quiet = connectAndTalk();
            }
            if (!quiet) {
                charge("did not come to rest; cursors " + sinces());
            }
            ledgers.forEach(Ledger::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            charge("the checker itself failed: " + e);
            throw e;
        }
    }

    private List<String> sinces() {
        return ledgers.stream().map(ledger -> String.valueOf(ledger.since())).toList();
    }

    /** Whether it came to rest. */
    private boolean connectAndTalk() throws InterruptedException {
        ledgers.forEach(Ledger::connecting);
        sentAway = false;
        farewell = null;
        Line line;
        try {
            line = connect();
        } catch (IOException e) {
            if (!target.nodesFail()) {
                charge("could not connect: " + e);
            }
            Thread.sleep(RETRY_MILLIS);
            return false;
        }
        tally.add(Figure.CONNECTED);
        try {
            return talk(line);
        } catch (IOException e) {
            line.end(Ending.RESET);
            endedByServer(e);
        } catch (IllegalArgumentException e) {
            charge("not as the protocol has it: " + e.getMessage());
            line.end(Ending.RESET);
        }
        return false;
    }

    /** Comes back as it was told; without a word the server may not end a connection. */
    private void endedByServer(IOException end) throws InterruptedException {
        if (farewell != null) {
            Thread.sleep(farewell);
            return;
        }
        tally.add(Figure.ENDED_BY_SERVER);
        if (!mayBeEnded()) {
            charge("the server ended the connection: " + end);
        }
    }

    private boolean mayBeEnded() {
        return target.nodesFail()
                || plan.wishes().stream().anyMatch(wish -> wish.slow() == Slow.DISCONNECT);
    }

    private void cameBack(String why) {
        tally.add(Figure.CAME_BACK);
        if (!mayBeEnded() && !why.startsWith(ClientLine.TOLD)) {
            charge("the server ended the connection: " + why);
        }
    }

    private Line connect() throws IOException {
        return switch (plan.protocol()) {
            case WS -> SocketLine.open(node(), only(), since(0));
            case WS_COMMAND -> SocketLine.openAndAsk(node(), only(), since(0));
            case SSE -> SseLine.open(node(), only(), since(0));
            case STOMP_1_0, STOMP_1_1, STOMP_1_2 -> stomp();
            case CLIENT -> ClientLine.open(node(), only(), since(0));
        };
    }

    private Wish only() {
        return plan.wishes().getFirst();
    }

    private Line stomp() throws IOException {
        StompLine line = StompLine.open(node(), plan.protocol().version());
        for (int i = 0; i < ledgers.size(); i++) {
            line.subscribe(i, plan.wishes().get(i), since(i));
        }
        return line;
    }

    private @Nullable String since(int subscription) {
        var since = ledgers.get(subscription).since();
        return since == null ? null : since.encode();
    }

    private boolean talk(Line line) throws IOException, InterruptedException {
        Trouble trouble = new Trouble(random, plan.troubled());
        long quietSince = 0;
        while (!stage.isOver()) {
            Heard heard = line.next(LOOK_MILLIS);
            if (heard != null) {
                take(heard);
            }
            if (stage.isSettling()) {
                boolean quiet = heard == null ? allQuiet() : quietSince != 0 && allQuiet();
                quietSince = !quiet ? 0 : quietSince == 0 ? System.nanoTime() : quietSince;
                if (quiet && System.nanoTime() - quietSince > LINGER_MILLIS * 1_000_000) {
                    line.end(Ending.GOODBYE);
                    return true;
                }
            } else if (trouble.cutsNow(heard == null)) {
                tally.add(Figure.CUTS);
                line.end(trouble.ending());
                Thread.sleep(trouble.absence());
                return false;
            } else if (trouble.stallsNow(heard == null)) {
                tally.add(Figure.STALLS);
                Thread.sleep(trouble.stall());
            }
        }
        line.end(Ending.RESET);
        return false;
    }

    private boolean allQuiet() {
        return ledgers.stream().allMatch(Ledger::isQuiet);
    }

    private void take(Heard heard) throws InterruptedException {
        if (heard.message() instanceof Message.Changed changed) {
            tally.add(plan.protocol().delivered());
            if (farewell != null) {
                charge("after the farewell came " + changed);
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
        Ledger ledger = ledgers.get(heard.subscription());
        if (heard.message() instanceof Message.Answer(String type)
                && type.equals(StompLine.SUBSCRIBED)) {
            ledger.subscribed(System.currentTimeMillis());
        }
        if (heard.message() instanceof Message.Refusal refusal) {
            noteSentAway(refusal);
        }
        ledger.take(heard.message());
    }

    private void noteFarewell(long delayMillis) {
        if (farewell == null) {
            tally.add(Figure.FAREWELLS);
            farewell = Duration.ofMillis(delayMillis);
        }
    }

    private void noteSentAway(Message.Refusal refusal) {
        if (refusal.cursor() != null && !sentAway) {
            sentAway = true;
            tally.add(plan.protocol().isStomp() ? Figure.SENT_AWAY_STOMP : Figure.SENT_AWAY_WS);
        }
    }
}
