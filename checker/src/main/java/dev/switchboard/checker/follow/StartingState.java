package dev.switchboard.checker.follow;

import dev.switchboard.checker.subscription.Interest;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Cursor;
import java.util.HashMap;
import java.util.Map;

/**
 * What a subscriber began with: from there on it must be told of every change.
 *
 * @param from covers what happened before
 * @param contracts what it was told of that
 */
record StartingState(Cursor from, Map<String, ContractUpdate> contracts) {
    StartingState {
        contracts = Map.copyOf(contracts);
    }

    /** What a subscriber must believe that began here and has got everything since. */
    Map<String, ContractUpdate> untilNow(Truth truth, Interest interest) {
        Map<String, ContractUpdate> expected = new HashMap<>(contracts);
        for (Entry entry : truth.latest()) {
            if (from.covers(entry.partition(), entry.offset())) {
                continue;
            }
            ContractUpdate update = entry.update();
            if (update != null && interest.holds(entry)) {
                expected.put(entry.contractId(), update);
            } else {
                expected.remove(entry.contractId());
            }
        }
        return expected;
    }
}
