package dev.switchboard.router.contracts;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.router.primitive.ChangeListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that somebody watches, as they were written: a client knows its resource by no
 * other. Telling of a change costs a look-up by its contract, however many are watched.
 * Thread-safe.
 */
final class WatchedAddresses {

    private final Map<ContractId, Set<String>> byContract = new ConcurrentHashMap<>();

    /** Those behind which every change may be seen. */
    private final Set<String> ofMany = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ChangeListener listener;

    void announceTo(ChangeListener told) {
        listener = told;
    }

    /** Addresses of others are passed over. */
    void add(String uri) {
        if (ContractAddresses.isOfMany(uri)) {
            ofMany.add(uri);
        } else {
            ContractAddresses.contract(uri)
                    .ifPresent(id ->
                            byContract.compute(
                                    id,
                                    (_, all) -> {
                                        Set<String> now =
                                                all == null ? ConcurrentHashMap.newKeySet() : all;
                                        now.add(uri);
                                        return now;
                                    }));
        }
    }

    void remove(String uri) {
        ofMany.remove(uri);
        ContractAddresses.contract(uri)
                .ifPresent(id ->
                        byContract.computeIfPresent(
                                id,
                                (_, all) -> {
                                    all.remove(uri);
                                    return all.isEmpty() ? null : all;
                                }));
    }

    boolean isEmpty() {
        return byContract.isEmpty() && ofMany.isEmpty();
    }

    /** That contract has changed. */
    void changed(ContractId contract) {
        announce(byContract.getOrDefault(contract, Set.of()));
        announce(ofMany);
    }

    /** Any contract may have changed. */
    void allChanged() {
        byContract.values().forEach(this::announce);
        announce(ofMany);
    }

    private void announce(Set<String> addresses) {
        ChangeListener told = listener;
        if (told != null) {
            addresses.forEach(told::resourceUpdated);
        }
    }
}
