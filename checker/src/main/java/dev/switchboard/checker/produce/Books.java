package dev.switchboard.checker.produce;

import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.Tally;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.MessageId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What producers sent and were answered, and what follows from that. Any thread, locked. */
final class Books {

    private final Tally tally;
    private final Map<ContractUpdate, Set<String>> owed = new HashMap<>();
    private final Set<ContractUpdate> forbidden = new HashSet<>();
    private final Set<ContractUpdate> uncertain = new HashSet<>();
    private final Set<String> removals = new HashSet<>();
    private final Map<String, KeyUse> keys = new HashMap<>();
    private final Map<String, String> deadLetters = new HashMap<>();
    private int uncertainRemovals;
    private int uncertainLetters;

    /** What is known of an idempotency key, whose producer waits for each answer. */
    private enum KeyUse {
        /** It stands for the first body. */
        SURE,

        /** It stands for the first body or for nothing yet: the answer did not come. */
        OPEN,

        /** It stands for one of several bodies. */
        AMBIGUOUS
    }

    Books(Tally tally) {
        this.tally = tally;
    }

    /** Enters what a producer has just been answered. */
    synchronized void enter(Errand errand, Outcome outcome) {
        count(errand, outcome);
        switch (errand) {
            case Errand.Update(var update, var key) -> {
                owe(update, outcome);
                if (key != null) {
                    keys.put(key, isAcknowledged(outcome) ? KeyUse.SURE : KeyUse.OPEN);
                }
            }
            case Errand.Repeat(var update, var key) -> repeat(update, key, outcome);
            case Errand.Reuse(var update, var key) -> reuse(update, key, outcome);
            case Errand.Remove(var contractId) -> remove(outcome);
            case Errand.Test(var update) -> forbidden.add(update);
            case Errand.Bad bad -> expectDeadLetter(outcome, "");
        }
    }

    private void count(Errand errand, Outcome outcome) {
        tally.add(Figure.UPDATES_SENT);
        tally.add(
                switch (outcome) {
                    case Outcome.Acknowledged ok -> Figure.UPDATES_ACKNOWLEDGED;
                    case Outcome.Refused no -> Figure.UPDATES_REFUSED;
                    case Outcome.Unknown dunno -> Figure.UPDATES_UNKNOWN;
                });
        switch (errand) {
            case Errand.Repeat repeat -> tally.add(Figure.REPEATS);
            case Errand.Reuse reuse -> tally.add(Figure.KEYS_REUSED);
            case Errand.Test test -> tally.add(Figure.TEST_UPDATES);
            case Errand.Bad bad -> tally.add(Figure.BAD_RECORDS);
            case Errand.Update update -> {}
            case Errand.Remove remove -> {}
        }
    }

    private static boolean isAcknowledged(Outcome outcome) {
        return outcome instanceof Outcome.Acknowledged;
    }

    private void repeat(ContractUpdate update, String key, Outcome outcome) {
        if (keys.get(key) == KeyUse.AMBIGUOUS) {
            uncertain.add(update);
            uncertainLetters++;
            return;
        }
        owe(update, outcome);
        if (isAcknowledged(outcome)) {
            keys.put(key, KeyUse.SURE);
        }
    }

    private void reuse(ContractUpdate update, String key, Outcome outcome) {
        if (keys.get(key) == KeyUse.SURE) {
            forbidden.add(update);
            expectDeadLetter(outcome, "idempotency-key-reused");
        } else if (!(outcome instanceof Outcome.Refused)) {
            keys.put(key, KeyUse.AMBIGUOUS);
            uncertain.add(update);
            // this one's, or the first one's where that comes to be known after it
            uncertainLetters += 2;
        }
    }

    private void owe(ContractUpdate update, Outcome outcome) {
        switch (outcome) {
            case Outcome.Acknowledged(String id) ->
                    owed.computeIfAbsent(update, u -> new HashSet<>()).add(id);
            case Outcome.Refused refused -> {
                if (!owed.containsKey(update)) {
                    forbidden.add(update);
                }
            }
            case Outcome.Unknown unknown -> uncertain.add(update);
        }
    }

    private void remove(Outcome outcome) {
        switch (outcome) {
            case Outcome.Acknowledged(String id) -> removals.add(id);
            case Outcome.Refused refused -> {}
            case Outcome.Unknown unknown -> uncertainRemovals++;
        }
    }

    private void expectDeadLetter(Outcome outcome, String reason) {
        if (outcome instanceof Outcome.Acknowledged(String id)) {
            deadLetters.put(id.substring(MessageId.CONTRACTS.length() + 1), reason);
        } else if (outcome instanceof Outcome.Unknown) {
            uncertainLetters++;
        }
    }

    /** Updates that must be true once, each with the message ids it was acknowledged under. */
    synchronized Map<ContractUpdate, Set<String>> owed() {
        return Map.copyOf(owed);
    }

    /** Updates that must never be true. */
    synchronized Set<ContractUpdate> forbidden() {
        return Set.copyOf(forbidden);
    }

    /** Updates that may be true, once. */
    synchronized Set<ContractUpdate> uncertain() {
        return Set.copyOf(uncertain);
    }

    /** Message ids of removals that must be true once. */
    synchronized Set<String> removals() {
        return Set.copyOf(removals);
    }

    synchronized int uncertainRemovals() {
        return uncertainRemovals;
    }

    /** How many dead letters there may be beside those that must be. */
    synchronized int uncertainLetters() {
        return uncertainLetters;
    }

    /** Places in contract.updates that must be dead letters once, with the reason or nothing. */
    synchronized Map<String, String> deadLetters() {
        return Map.copyOf(deadLetters);
    }
}
