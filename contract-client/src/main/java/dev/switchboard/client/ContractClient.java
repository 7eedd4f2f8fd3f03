package dev.switchboard.client;

import dev.switchboard.client.follow.Connector;
import dev.switchboard.client.follow.FollowListener;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.Follower;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.query.ContractsQuery;
import dev.switchboard.client.query.HistoryPage;
import dev.switchboard.client.query.HistoryQuery;
import dev.switchboard.client.query.Queries;
import dev.switchboard.client.query.Recorded;
import dev.switchboard.client.query.SystemStatus;
import dev.switchboard.client.send.BatchOutcome;
import dev.switchboard.client.send.BatchSender;
import dev.switchboard.client.send.BatchSettings;
import dev.switchboard.client.send.SendOutcome;
import dev.switchboard.client.send.SendRequest;
import dev.switchboard.client.send.Sender;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A client of one Switchboard. Make one for a program, share it among its threads, and close it at
 * the end: {@code ContractClient.builder().uri(URI.create("http://localhost:8000")).build()}.
 *
 * <h2>Sending</h2>
 *
 * {@link #send} waits for the outcome, {@link #sendAsync} does not. What is sent of one contract
 * goes one after the other, in the order of the calls, so that no update is overtaken by an older
 * one; different contracts go side by side. {@code Accepted} means that Kafka has it.
 *
 * <p>Every update bears an idempotency key, a new UUID where none is given, the same on every
 * attempt. An attempt whose answer was lost may have been taken: repeated under its key it still
 * counts once, for 24 hours. So the client repeats what came to nothing: no connection, no answer,
 * {@code 5xx} but {@code 501}, {@code 429} and {@code 408}, as long as its {@link
 * dev.switchboard.client.retry.RetryPolicy} allows and no sooner than {@code Retry-After} asks.
 * Refusals are never repeated, nor is what another program answers. Give a key of your own where
 * your program may repeat after a crash: a key is for one update, and another update under it ends
 * as a dead letter.
 *
 * <p>{@link #sendAll} takes any number of updates in constant memory. It sends them in order, a
 * thousand a request, the next when the last is acknowledged, and doubles nothing when it repeats
 * one.
 *
 * <h2>Following</h2>
 *
 * {@link #follow} tells a listener what happens, and keeps the latest of each contract at hand. It
 * connects again by itself, for ever, and goes on where it was; see {@link Following} and {@link
 * FollowListener}.
 *
 * <h2>Asking</h2>
 *
 * {@link #contract}, {@link #contracts}, {@link #history} and {@link #status} throw {@link
 * dev.switchboard.client.rest.CallFailedException} where no good answer came. An update can be seen
 * a moment after it was accepted, not at once.
 *
 * <p>Thread-safe. Calls that wait can be interrupted; to have them done beside each other, make
 * them on virtual threads. The client logs to {@link System.Logger} {@code dev.switchboard.client}.
 */
public final class ContractClient implements AutoCloseable {

    private final Connector connector;
    private final Sender sender;
    private final BatchSender batches;
    private final Queries queries;
    private final Runnable atEnd;
    private final Set<Following> followings = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ContractClient(
            Connector connector,
            Sender sender,
            BatchSender batches,
            Queries queries,
            Runnable atEnd) {
        this.connector = connector;
        this.sender = sender;
        this.batches = batches;
        this.queries = queries;
        this.atEnd = atEnd;
    }

    /** Begins a client. */
    public static ContractClientBuilder builder() {
        return new ContractClientBuilder();
    }

    /** Sends an update under a new key, and waits for the outcome. */
    public SendOutcome send(ContractUpdate update) throws InterruptedException {
        return open(sender).send(new SendRequest.Update(update), null);
    }

    /**
     * Sends an update under that key, and waits for the outcome.
     *
     * @param idempotencyKey 1 to 128 visible ASCII characters
     */
    public SendOutcome send(ContractUpdate update, String idempotencyKey)
            throws InterruptedException {
        return open(sender).send(new SendRequest.Update(update), idempotencyKey);
    }

    /** Sends an update under a new key. Cancel the future to have it tried no more. */
    public CompletableFuture<SendOutcome> sendAsync(ContractUpdate update) {
        return open(sender).sendAsync(new SendRequest.Update(update), null);
    }

    /** Sends an update under that key. Cancel the future to have it tried no more. */
    public CompletableFuture<SendOutcome> sendAsync(ContractUpdate update, String idempotencyKey) {
        return open(sender).sendAsync(new SendRequest.Update(update), idempotencyKey);
    }

    /**
     * Sends an update as JSON from elsewhere, under a new key. The server judges it: a refusal
     * names every rule that it breaks. It keeps no order with others of its contract.
     */
    public SendOutcome sendJson(String json) throws InterruptedException {
        return open(sender).send(new SendRequest.Raw(json, false), null);
    }

    /** The same under that key. */
    public SendOutcome sendJson(String json, String idempotencyKey) throws InterruptedException {
        return open(sender).send(new SendRequest.Raw(json, false), idempotencyKey);
    }

    /**
     * Sends a test update: shown to subscribers as one ({@code tested}), and never kept. Nobody
     * compares its key: where an answer was lost and it is sent again, it may be shown twice.
     */
    public SendOutcome sendTest(ContractUpdate update) throws InterruptedException {
        return open(sender).send(new SendRequest.Test(update), null);
    }

    /** Sends a test update as JSON from elsewhere: see {@link #sendTest} and {@link #sendJson}. */
    public SendOutcome sendTestJson(String json) throws InterruptedException {
        return open(sender).send(new SendRequest.Raw(json, true), null);
    }

    /** The same under that key. */
    public SendOutcome sendTestJson(String json, String idempotencyKey)
            throws InterruptedException {
        return open(sender).send(new SendRequest.Raw(json, true), idempotencyKey);
    }

    /** Removes a contract, under a new key. Removing what is unknown is no fault. */
    public SendOutcome remove(ContractId contract) throws InterruptedException {
        return open(sender).send(new SendRequest.Removal(contract), null);
    }

    /** Removes a contract, under that key. */
    public SendOutcome remove(ContractId contract, String idempotencyKey)
            throws InterruptedException {
        return open(sender).send(new SendRequest.Removal(contract), idempotencyKey);
    }

    /** Removes a contract, under a new key. Cancel the future to have it tried no more. */
    public CompletableFuture<SendOutcome> removeAsync(ContractId contract) {
        return open(sender).sendAsync(new SendRequest.Removal(contract), null);
    }

    /**
     * Sends many updates in their order, under a new key, and waits for the outcome. The stream is
     * closed. Where it fails before anything was sent, that is thrown; later it is the reason of a
     * {@link BatchOutcome.Stopped}, and so is an interruption.
     */
    public BatchOutcome sendAll(Stream<ContractUpdate> updates) {
        return open(batches).updates(updates, null, BatchSettings.DEFAULT);
    }

    /** The same for what is at hand. */
    public BatchOutcome sendAll(Iterable<ContractUpdate> updates) {
        return open(batches).updates(stream(updates), null, BatchSettings.DEFAULT);
    }

    /**
     * Sends many updates in their order, and waits for the outcome. After a crash send the same
     * updates in the same order under the same key: what had arrived counts once.
     *
     * @param idempotencyKey 1 to 128 visible ASCII characters
     */
    public BatchOutcome sendAll(Stream<ContractUpdate> updates, String idempotencyKey) {
        return sendAll(updates, idempotencyKey, BatchSettings.DEFAULT);
    }

    /** The same in requests of another size, or for somebody who wants to know how far it is. */
    public BatchOutcome sendAll(
            Stream<ContractUpdate> updates, String idempotencyKey, BatchSettings settings) {
        return open(batches).updates(updates, idempotencyKey, settings);
    }

    /** Sends many updates in their order, under a new key, as the settings have it. */
    public BatchOutcome sendAll(Stream<ContractUpdate> updates, BatchSettings settings) {
        return open(batches).updates(updates, null, settings);
    }

    /**
     * Sends lines of NDJSON, one update each, such as {@code Files.lines(path)} has them, under a
     * new key. The server judges each: refusals name their line, from 0.
     */
    public BatchOutcome sendLines(Stream<String> lines) {
        return open(batches).lines(lines, null, BatchSettings.DEFAULT);
    }

    /** The same under that key. */
    public BatchOutcome sendLines(Stream<String> lines, String idempotencyKey) {
        return sendLines(lines, idempotencyKey, BatchSettings.DEFAULT);
    }

    /** The same in requests of another size, or for somebody who wants to know how far it is. */
    public BatchOutcome sendLines(
            Stream<String> lines, String idempotencyKey, BatchSettings settings) {
        return open(batches).lines(lines, idempotencyKey, settings);
    }

    private static <T> Stream<T> stream(Iterable<T> items) {
        return StreamSupport.stream(items.spliterator(), false);
    }

    /** Sends lines of NDJSON under a new key, as the settings have it. */
    public BatchOutcome sendLines(Stream<String> lines, BatchSettings settings) {
        return open(batches).lines(lines, null, settings);
    }

    /** The latest of a contract; empty where there is none. */
    public Optional<Recorded> contract(ContractId id) throws InterruptedException {
        return open(queries).contract(id);
    }

    /** The latest of each contract asked for, in the order of their ids. */
    public List<Recorded> contracts(ContractsQuery query) throws InterruptedException {
        return open(queries).contracts(query);
    }

    /** Changes, newest first; {@link HistoryPage#next} asks for more. */
    public HistoryPage history(HistoryQuery query) throws InterruptedException {
        return open(queries).history(query);
    }

    /** The state of the system. */
    public SystemStatus status() throws InterruptedException {
        return open(queries).status();
    }

    /**
     * What the server answers at a path that has no method here: a JSON object, also where a node
     * says with 503 that it is not ready.
     *
     * @param path such as {@code /ws/status} or {@code /actuator/health/readiness}
     * @throws IllegalArgumentException when it does not begin with a slash
     */
    public JsonNode json(String path) throws InterruptedException {
        return open(queries).json(path);
    }

    /**
     * Follows the feed, from now on until it is closed or this client is. Returns at once: {@link
     * Following#awaitCurrent} waits until it has caught up.
     */
    public Following follow(FollowRequest request, FollowListener listener) {
        Following following = Follower.start(open(connector), request, listener);
        followings.add(following);
        if (closed) {
            following.close(); // closing may have looked before it was there
        }
        var _ = following.ended().whenComplete((_, _) -> followings.remove(following));
        return following;
    }

    private <T> T open(T part) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        return part;
    }

    /**
     * Ends all followings, and waits until everything that was sent without waiting has its
     * outcome. For as long as one call may take (the patience of the {@link
     * dev.switchboard.client.retry.RetryPolicy} and a timeout) it goes on being tried; no attempt
     * begins later, and what was not acknowledged by then is {@code Unacknowledged}. So this takes
     * one timeout more at most, however much waits. Interrupted, it does not wait for answers.
     * Calls that wait on threads of their callers are given up then.
     */
    @Override
    public void close() {
        closed = true;
        followings.forEach(Following::close);
        sender.close();
        atEnd.run();
    }
}
