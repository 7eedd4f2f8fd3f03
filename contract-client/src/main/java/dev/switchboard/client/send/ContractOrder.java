package dev.switchboard.client.send;

import dev.switchboard.model.contract.ContractId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets what is sent of one contract go one after another, in the order in which turns were taken,
 * and what is sent of different contracts side by side. Without it two updates of a contract could
 * overtake each other on different connections, and the older one would stay. Thread-safe.
 */
final class ContractOrder {

    private final ConcurrentHashMap<ContractId, CompletableFuture<Void>> last =
            new ConcurrentHashMap<>();

    /** A place in the row of a contract. */
    final class Turn {

        private final @Nullable ContractId contract;
        private final CompletableFuture<Void> before;
        private final CompletableFuture<Void> mine = new CompletableFuture<>();

        private Turn(@Nullable ContractId contract) {
            this.contract = contract;
            CompletableFuture<Void> ahead = contract == null ? null : last.put(contract, mine);
            this.before = ahead == null ? CompletableFuture.completedFuture(null) : ahead;
        }

        /** Waits until all before it are done. */
        void await() throws InterruptedException {
            try {
                before.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("turns never fail", e);
            }
        }

        /** Lets the next one go, once those before this one are done. */
        void done() {
            if (before.isDone()) {
                pass();
            } else {
                // Not on the thread that ends the one before: a long row of turns that were given
                // up would be as deep a stack.
                var _ = before.thenRunAsync(this::pass, Thread::startVirtualThread);
            }
        }

        private void pass() {
            mine.complete(null);
            if (contract != null) {
                last.remove(contract, mine);
            }
        }
    }

    /** Takes the next turn; of no contract (null), one that waits for nobody. */
    Turn turn(@Nullable ContractId contract) {
        return new Turn(contract);
    }
}
