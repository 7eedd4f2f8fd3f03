package dev.switchboard.checker.produce;

import dev.switchboard.checker.verdict.Figure;
import dev.switchboard.checker.verdict.RunCounts;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.MessageId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What producers sent and were answered, and what follows from that. Any thread, locked. */
final class AcknowledgementRecord {

    private final RunCounts counts;
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

    AcknowledgementRecord(RunCounts counts) {
        this.counts = counts;
    }

    /** Adds what a producer has just been answered. */
    synchronized void add(Operation operation, OperationOutcome outcome) {
        count(operation, outcome);
        switch (operation) {
            case Operation.Update(var update, var key) -> {
                owe(update, outcome);
                if (key != null) {
                    keys.put(key, isAcknowledged(outcome) ? KeyUse.SURE : KeyUse.OPEN);
                }
            }
            case Operation.Repeat(var update, var key) -> repeat(update, key, outcome);
            case Operation.Reuse(var update, var key) -> reuse(update, key, outcome);
            case Operation.Remove(var contractId) -> remove(outcome);
            case Operation.Test(var update) -> forbidden.add(update);
            case Operation.Bad bad -> expectDeadLetter(outcome, "");
        }
    }

    private void count(Operation operation, OperationOutcome outcome) {
        counts.add(Figure.UPDATES_SENT);
        counts.add(
                switch (outcome) {
                    case OperationOutcome.Acknowledged ok -> Figure.UPDATES_ACKNOWLEDGED;
                    case OperationOutcome.Refused no -> Figure.UPDATES_REFUSED;
                    case OperationOutcome.Unknown dunno -> Figure.UPDATES_UNKNOWN;
                });
        switch (operation) {
            case Operation.Repeat repeat -> counts.add(Figure.REPEATS);
            case Operation.Reuse reuse -> counts.add(Figure.KEYS_REUSED);
            case Operation.Test test -> counts.add(Figure.TEST_UPDATES);
            case Operation.Bad bad -> counts.add(Figure.BAD_RECORDS);
            case Operation.Update update -> {}
            case Operation.Remove remove -> {}
        }
    }

    private static boolean isAcknowledged(OperationOutcome outcome) {
        return outcome instanceof OperationOutcome.Acknowledged;
    }

    private void repeat(ContractUpdate update, String key, OperationOutcome outcome) {
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

    private void reuse(ContractUpdate update, String key, OperationOutcome outcome) {
        if (keys.get(key) == KeyUse.SURE) {
            forbidden.add(update);
            expectDeadLetter(outcome, "idempotency-key-reused");
        } else if (!(outcome instanceof OperationOutcome.Refused)) {
            keys.put(key, KeyUse.AMBIGUOUS);
            uncertain.add(update);
            // this one's, or the first one's where that comes to be known after it
            uncertainLetters += 2;
        }
    }

    private void owe(ContractUpdate update, OperationOutcome outcome) {
        switch (outcome) {
            case OperationOutcome.Acknowledged(String id) ->
                    owed.computeIfAbsent(update, u -> new HashSet<>()).add(id);
            case OperationOutcome.Refused refused -> {
                if (!owed.containsKey(update)) {
                    forbidden.add(update);
                }
            }
            case OperationOutcome.Unknown unknown -> uncertain.add(update);
        }
    }

    private void remove(OperationOutcome outcome) {
        switch (outcome) {
            case OperationOutcome.Acknowledged(String id) -> removals.add(id);
            case OperationOutcome.Refused refused -> {}
            case OperationOutcome.Unknown unknown -> uncertainRemovals++;
        }
    }

    private void expectDeadLetter(OperationOutcome outcome, String reason) {
        if (outcome instanceof OperationOutcome.Acknowledged(String id)) {
            deadLetters.put(id.substring(MessageId.CONTRACTS.length() + 1), reason);
        } else if (outcome instanceof OperationOutcome.Unknown) {
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
