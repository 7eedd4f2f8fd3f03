package dev.switchboard.checker.produce;

import dev.switchboard.checker.truth.DeadLetters.Letter;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.model.contract.ContractUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what producers were answered with what became of it. One thread. */
final class Audit {

    private static final String WHO = "the keeper";

    private final AcknowledgementRecord acknowledgements;
    private final Faults faults;

    Audit(AcknowledgementRecord acknowledgements, Faults faults) {
        this.acknowledgements = acknowledgements;
        this.faults = faults;
    }

    /** Whether everything that must come of what was sent has come. */
    boolean isComplete(List<Entry> entries, List<Letter> letters) {
        Set<ContractUpdate> said = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Entry entry : entries) {
            ids.add(entry.id());
            if (entry.update() != null) {
                said.add(entry.update());
            }
        }
        return said.containsAll(acknowledgements.owed().keySet())
                && ids.containsAll(acknowledgements.removals())
                && letters.size() >= acknowledgements.deadLetters().size();
    }

    /**
     * Notes every difference.
     *
     * @param entries the records of contract.history since the run began
     */
    void history(List<Entry> entries) {
        Map<ContractUpdate, List<String>> said = new HashMap<>();
        Set<String> removed = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.update() == null) {
                removed.add(entry.id());
            } else {
                said.computeIfAbsent(entry.update(), u -> new ArrayList<>()).add(entry.id());
            }
        }
        owed(said);
        Set<ContractUpdate> known = new HashSet<>(acknowledgements.owed().keySet());
        known.addAll(acknowledgements.uncertain());
        said.forEach((update, ids) -> {
            if (acknowledgements.forbidden().contains(update)) {
                faults.add(WHO, "took " + update + ", which must not be true, at " + ids);
            } else if (!known.contains(update)) {
                faults.add(WHO, "took " + update + ", which nobody sent, at " + ids);
            } else if (ids.size() > 1 && !acknowledgements.owed().containsKey(update)) {
                faults.add(
                        Breach.DOUBLED,
                        WHO,
                        "took " + update + ", which was not acknowledged, as " + ids);
            }
        });
        removals(removed);
    }

    private void owed(Map<ContractUpdate, List<String>> said) {
        Set<ContractUpdate> uncertain = acknowledgements.uncertain();
        acknowledgements
                .owed()
                .forEach((update, acknowledged) -> {
                    List<String> ids = said.getOrDefault(update, List.of());
                    if (ids.size() != 1) {
                        faults.add(
                                lostOrDoubled(ids.size()),
                                WHO,
                                "%s, acknowledged as %s, is true %d times: %s"
                                        .formatted(update, acknowledged, ids.size(), ids));
                    } else if (!acknowledged.contains(ids.getFirst())
                            && !uncertain.contains(update)) {
                        faults.add(
                                WHO,
                                "%s, acknowledged as %s, is true as %s"
                                        .formatted(update, acknowledged, ids));
                    }
                });
    }

    private void removals(Set<String> removed) {
        Set<String> acknowledged = acknowledgements.removals();
        for (String id : acknowledged) {
            if (!removed.contains(id)) {
                faults.add(Breach.LOST, WHO, "the removal acknowledged as " + id + " is not true");
            }
        }
        long others = removed.stream().filter(id -> !acknowledged.contains(id)).count();
        if (others > acknowledgements.uncertainRemovals()) {
            faults.add(WHO, "took " + others + " removals that nobody sent");
        }
    }

    /**
     * Notes every difference.
     *
     * @param letters the dead letters since the run began
     * @param topic the name of contract.updates
     */
    void deadLetters(List<Letter> letters, String topic) {
        Map<String, String> expected = new HashMap<>();
        acknowledgements
                .deadLetters()
                .forEach((place, why) -> expected.put(topic + "-" + place, why));
        Map<String, Integer> found = new HashMap<>();
        List<Letter> unexpected = new ArrayList<>();
        for (Letter letter : letters) {
            found.merge(letter.origin(), 1, Integer::sum);
            String why = expected.get(letter.origin());
            if (why == null) {
                unexpected.add(letter);
            } else if (!why.isEmpty() && !why.equals(letter.reason())) {
                faults.add(WHO, "a dead letter for another reason than " + why + ": " + letter);
            }
        }
        if (unexpected.size() > acknowledgements.uncertainLetters()) {
            unexpected.forEach(
                    letter -> faults.add(WHO, "a dead letter that nobody expects: " + letter));
        }
        expected.keySet().forEach(origin -> found.putIfAbsent(origin, 0));
        found.forEach((origin, times) -> {
            if (times != 1) {
                faults.add(
                        lostOrDoubled(times),
                        WHO,
                        origin + " is a dead letter " + times + " times, not once");
            }
        });
    }

    private static Breach lostOrDoubled(int times) {
        return times == 0 ? Breach.LOST : Breach.DOUBLED;
    }
}
