package dev.switchboard.client;

import static org.awaitility.Awaitility.await;

import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowListener;
import dev.switchboard.client.follow.FollowRefusedException;
import dev.switchboard.client.follow.FollowState;
import dev.switchboard.model.contract.ContractId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is told; read by the test, while the following writes. */
public final class Heard implements FollowListener {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final List<String> tests = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();

    @Override
    public void updated(Change.Updated update) {
        changes.add(update);
    }

    @Override
    public void removed(Change.Removed removal) {
        changes.add(removal);
    }

    @Override
    public void left(Change.Left departure) {
        changes.add(departure);
    }

    @Override
    public void tested(Change.Updated test) {
        tests.add(test.messageId());
    }

    @Override
    public void replayBegan(boolean snapshot, boolean recovered) {
        events.add(snapshot ? "snapshot" : recovered ? "since" : "history");
    }

    @Override
    public void replayCompleted(String cursor) {
        events.add("complete");
    }

    @Override
    public void missed(long count) {
        events.add("missed " + count);
    }

    @Override
    public void stateChanged(FollowState state, String why) {
        reasons.add(why); // before the event, for which tests wait
        events.add(state.name());
    }

    @Override
    public void refused(FollowRefusedException refusal) {
        events.add("refused");
    }

    /** What was told, in order. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public List<String> ids() {
        return changes.stream().map(Change::messageId).toList();
    }

    /** What was told of that contract, in order. */
    public List<Change> of(ContractId contract) {
        List<Change> of = new ArrayList<>(changes);
        of.removeIf(change -> !change.contractId().equals(contract));
        return of;
    }

    public List<String> tests() {
        return List.copyOf(tests);
    }

    /** States, and what comes between changes. */
    public List<String> events() {
        return List.copyOf(events);
    }

    /** Why it went where it stands, in order. */
    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** Waits for something to hold. */
    public static void until(Callable<Boolean> holds) {
        await().atMost(LONG_ENOUGH).until(holds);
    }
}
