package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client knows that folds all it receives, as every client may. */
final class Mirror {

    private final Map<String, Location> contracts = new TreeMap<>();
    private @Nullable Cursor cursor;

    static Mirror of(List<SubscriberMessage> messages) {
        Mirror mirror = new Mirror();
        messages.forEach(mirror::take);
        return mirror;
    }

    void take(SubscriberMessage message) {
        switch (message) {
            case SubscriberMessage.Changed changed -> {
                put((ContractChange) changed.entry());
                cursor = changed.cursor();
            }
            case SubscriberMessage.Left left -> {
                contracts.remove(left.entry().key());
                cursor = left.cursor();
            }
            case SubscriberMessage.ReplayBegin begin -> {
                if (begin.snapshot()) {
                    contracts.clear();
                }
            }
            case SubscriberMessage.Missed missed -> cursor = missed.cursor();
            case SubscriberMessage.ReplayComplete complete -> cursor = complete.cursor();
            case SubscriberMessage.Position position -> cursor = position.cursor();
            case SubscriberMessage.Reconnect reconnect -> cursor = reconnect.cursor();
        }
    }

    private void put(ContractChange change) {
        String id = change.contractId().value();
        if (change.isTest()) {
            return;
        }
        if (change.location() == null) {
            contracts.remove(id);
        } else {
            contracts.put(id, change.location());
        }
    }

    /** Where each contract is. */
    Map<String, Location> contracts() {
        return contracts;
    }

    @Nullable Cursor cursor() {
        return cursor;
    }
}
