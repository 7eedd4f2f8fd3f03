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
    private final Set<String> usedKeys = new HashSet<>();
    private final Map<String, String> deadLetters = new HashMap<>();
    private int uncertainRemovals;

    Books(Tally tally) {
        this.tally = tally;
    }

    /** Enters what a producer has just been answered. */
    synchronized void enter(Errand errand, Outcome outcome) {
        count(errand, outcome);
        switch (errand) {
            case Errand.Update(var update, var key) -> {
                owe(update, outcome);
                if (key != null && outcome instanceof Outcome.Acknowledged) {
                    usedKeys.add(key);
                }
            }
            case Errand.Repeat(var update, var key) -> owe(update, outcome);
            case Errand.Reuse(var update, var key) -> {
                if (usedKeys.contains(key)) {
                    forbidden.add(update);
                    expectDeadLetter(outcome, "idempotency-key-reused");
                } else {
                    uncertain.add(update);
                }
            }
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

    /** Places in contract.updates that must be dead letters once, with the reason or nothing. */
    synchronized Map<String, String> deadLetters() {
        return Map.copyOf(deadLetters);
    }
}
