package dev.switchboard.client.follow;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What all changes come to: the latest of each contract. Written by the following's thread, read by
 * any through {@link #view}.
 */
final class Fold {

    private final Map<ContractId, ContractUpdate> view = new View();
    private volatile ConcurrentHashMap<ContractId, ContractUpdate> current =
            new ConcurrentHashMap<>();

    /** What will take the place of it all once it was told to its end; null while nothing will. */
    private @Nullable ConcurrentHashMap<ContractId, ContractUpdate> next;

    /** Shows what is current whenever it is asked, and can't be changed. */
    private final class View extends AbstractMap<ContractId, ContractUpdate> {

        @Override
        public Set<Entry<ContractId, ContractUpdate>> entrySet() {
            return Collections.unmodifiableMap(current).entrySet();
        }

        @Override
        public @Nullable ContractUpdate get(Object key) {
            return current.get(key);
        }

        @Override
        public boolean containsKey(Object key) {
            return current.containsKey(key);
        }

        @Override
        public int size() {
            return current.size();
        }
    }

    Map<ContractId, ContractUpdate> view() {
        return view;
    }

    void snapshotBegins() {
        next = new ConcurrentHashMap<>();
    }

    /** Told again after it was cut off, the first piece of history may lack what it had before. */
    void historyBegins() {
        if (next == null) {
            next = new ConcurrentHashMap<>();
        }
    }

    void take(Change change) {
        Map<ContractId, ContractUpdate> state = next == null ? current : next;
        switch (change) {
            case Change.Updated updated -> state.put(updated.contractId(), updated.update());
            case Change.Removed removed -> state.remove(removed.contractId());
            case Change.Left left -> state.remove(left.contractId());
        }
    }

    /** What is believed of that contract is not true any more. */
    void forget(@Nullable ContractId contract) {
        if (contract != null) {
            (next == null ? current : next).remove(contract);
        }
    }

    void replayComplete() {
        if (next != null) {
            current = next;
            next = null;
        }
    }

    /** The connection has ended: what was being told begins again. */
    void cut() {
        next = null;
    }
}
