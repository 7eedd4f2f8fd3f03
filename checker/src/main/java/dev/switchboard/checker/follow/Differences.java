package dev.switchboard.checker.follow;

import dev.switchboard.model.contract.ContractUpdate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Compares what should be believed of the contracts with what is. */
public final class Differences {

    private Differences() {}

    /** A sentence that names the first contracts that differ; empty when none does. */
    public static Optional<String> between(
            Map<String, ContractUpdate> expected, Map<String, ContractUpdate> found) {
        TreeSet<String> ids = new TreeSet<>(expected.keySet());
        ids.addAll(found.keySet());
        ids.removeIf(id -> Objects.equals(expected.get(id), found.get(id)));
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        String first = ids.getFirst();
        return Optional.of(
                "%d contracts differ in the end, such as %s: expected %s, found %s"
                        .formatted(ids.size(), first, expected.get(first), found.get(first)));
    }
}
