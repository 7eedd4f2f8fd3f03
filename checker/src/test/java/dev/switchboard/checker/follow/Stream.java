package dev.switchboard.checker.follow;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.message.Message.Kind;
import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.subscription.RequestedReplay;
import dev.switchboard.checker.subscription.RequestedSlowPolicy;
import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.RunCounts;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** A small truth, a subscription to it, and the messages that a faultless server would send. */
final class Stream {

    static final Interest ALL = new Interest(Set.of(), Set.of());
    static final Interest CHENNAI = new Interest(Set.of(), Set.of(Location.CHENNAI));

    private final Truth truth = new Truth(Cursor.start(new Uuid(7, 7), 2));
    private final List<String> charges = new ArrayList<>();
    private final List<Breach> breaches = new ArrayList<>();
    private final SubscriberVerifier verifier;
    private Cursor reached = truth.beginning();

    Stream(Interest interest, RequestedReplay replay, RequestedSlowPolicy slow, int maxRate) {
        RequestedSubscription requested =
                new RequestedSubscription(interest, replay, 100, slow, maxRate);
        this.verifier = new SubscriberVerifier(requested, truth, this::report, new RunCounts());
        verifier.connecting();
    }

    static Stream live(Interest interest) {
        Stream stream = new Stream(interest, RequestedReplay.NONE, RequestedSlowPolicy.ALL, 0);
        stream.tell(new Message.Welcome(stream.truth.beginning().encode()));
        return stream;
    }

    private void report(Breach breach, String what) {
        breaches.add(breach);
        charges.add(what);
    }

    /** Which promises it says were broken, one for each of {@link #charges}. */
    List<Breach> breaches() {
        return breaches;
    }

    /** What the verifier reports. */
    List<String> charges() {
        return charges;
    }

    SubscriberVerifier verifier() {
        return verifier;
    }

    Cursor beginning() {
        return truth.beginning();
    }

    /** Something that is true from now on: contracts with an even number in partition 0. */
    Entry happens(int contract, Location location) {
        return add(contract, update(contract, location, truth.size()));
    }

    Entry isRemoved(int contract) {
        return add(contract, null);
    }

    private Entry add(int contract, @Nullable ContractUpdate update) {
        int offset = truth.size();
        return truth.add(
                contract % 2,
                offset,
                1000 + offset,
                "c-" + contract,
                update,
                "contracts-" + offset);
    }

    static ContractUpdate update(int contract, Location location, int second) {
        return new ContractUpdate(
                new ContractId("c-" + contract),
                location,
                ContractStatus.ACTIVE,
                Instant.ofEpochSecond(second));
    }

    /** The cursor after all that was told or passed over. */
    Cursor reached() {
        return reached;
    }

    /** The cursor after all records so far have been got in order. */
    Cursor after(Entry entry) {
        reached = reached.after(entry.partition(), entry.offset(), entry.appendTime());
        return reached;
    }

    /** The message about a record, with a cursor. */
    static Changed message(Entry entry, Kind kind, Cursor cursor, boolean replayed) {
        return new Changed(
                kind,
                entry.contractId(),
                kind == Kind.UPDATED ? entry.update() : null,
                entry.id(),
                cursor.encode(),
                replayed,
                false);
    }

    /** Tells of a record live, as the next one. */
    void tell(Entry entry, Kind kind) {
        tell(message(entry, kind, after(entry), false));
    }

    void tell(Message message) {
        try {
            verifier.take(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server goes past a record without a word. */
    void passOver(Entry entry) {
        var _ = after(entry);
    }
}
