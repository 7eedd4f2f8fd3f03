package dev.switchboard.client.follow;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * A subscription that outlives its connections. It goes on in the background, on threads that do
 * not keep the JVM alive: a program that does nothing else waits for {@link #ended}. Thread-safe.
 */
public interface Following extends AutoCloseable {

    /**
     * The latest of each contract that matches, as far as it was told: a view, not a copy, that
     * always shows what is known now. It can't be changed, and may be read while it changes.
     *
     * <p>A message is in it before the listener is told of it. Only a snapshot, and the changes
     * with which {@link Start.History} begins, are put in place as a whole, at their end, so that
     * it never shows half a state; until then, and while the connection is lost, it shows what was
     * known before. (Who iterates meanwhile goes on over what was there.) With {@link Start#LIVE},
     * {@link Start.History} and {@link Start.Since} it knows of nothing that happened before the
     * beginning.
     */
    Map<ContractId, ContractUpdate> contracts();

    /** Where it stands. */
    FollowState state();

    /**
     * The place up to which the listener was told everything; empty before there is one. Kept with
     * what the listener did, it lets another following go on after the program has been restarted:
     * {@link Start.Since}. It holds on every node, for 24 hours.
     */
    Optional<String> cursor();

    /**
     * Waits until the view is current: everything before the connection was made was told.
     *
     * @throws TimeoutException when it takes longer; the message says what stands in the way
     * @throws FollowRefusedException when the server refuses it
     * @throws IllegalStateException when it is closed, or has failed by its own fault (the cause)
     */
    void awaitCurrent(Duration atMost) throws InterruptedException, TimeoutException;

    /**
     * Completed when it is over; with {@link FollowRefusedException} when it was refused, with
     * something else when it failed by its own fault.
     */
    CompletableFuture<Void> ended();

    /**
     * Ends it. Afterwards the listener is told nothing more; where it is being told something, that
     * is waited for, but no longer than 5 s.
     */
    @Override
    void close();
}
