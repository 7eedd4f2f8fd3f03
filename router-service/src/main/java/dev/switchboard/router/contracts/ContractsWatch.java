package dev.switchboard.router.contracts;

import dev.switchboard.client.follow.FollowRefusedException;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.follow.Start;
import dev.switchboard.client.follow.WhenSlow;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Waits for changes of contracts. Each call is a subscription of its own while it waits. */
final class ContractsWatch implements Tool {

    /** As many as a model reads at once. */
    static final int MOST_CHANGES = 100;

    /** What changes together is told together. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    /** Far more than a cursor takes. */
    private static final int LONGEST_CURSOR = 200;

    private final ContractAccess contracts;
    private final int most;
    private final Duration gathering;
    private final Semaphore places;
    private final ObjectNode definition = ContractsWatchDefinition.json();

    /**
     * @param most how many calls may wait at once
     */
    ContractsWatch(ContractAccess contracts, int most) {
        this(contracts, most, GATHERING);
    }

    /**
     * The same with another pause.
     *
     * @param gathering how long a change waits for others
     */
    ContractsWatch(ContractAccess contracts, int most, Duration gathering) {
        this.contracts = contracts;
        this.most = most;
        this.gathering = gathering;
        this.places = new Semaphore(most);
    }

    @Override
    public String name() {
        return ContractsWatchDefinition.NAME;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public CallToolResult call(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        Arguments given = new Arguments(arguments, definition);
        Optional<FollowRequest> request = request(given);
        Duration atMost =
                Duration.ofSeconds(
                        given.number(
                                ContractsWatchDefinition.TIMEOUT,
                                1,
                                ContractsWatchDefinition.LONGEST,
                                ContractsWatchDefinition.USUAL));
        Optional<CallToolResult> refusal = given.refusal();
        if (refusal.isPresent() || request.isEmpty()) {
            return refusal.orElseThrow();
        }
        if (!places.tryAcquire()) {
            return CallToolResult.failed(
                    "Not watched: the limit of %d concurrent calls is reached.".formatted(most)
                            + " Call again in some seconds, with the same cursor if you have one.");
        }
        try {
            return watch(request.get(), atMost);
        } finally {
            places.release();
        }
    }

    /** What to follow; empty where that is at fault. */
    private static Optional<FollowRequest> request(Arguments given) {
        Set<ContractId> ids =
                given.contracts(
                        ContractsWatchDefinition.CONTRACT_IDS, ContractsWatchDefinition.MOST_IDS);
        Location location = given.location(ContractFields.LOCATION);
        @Nullable String cursor =
                given.token(
                        ContractsWatchDefinition.CURSOR,
                        LONGEST_CURSOR,
                        "must be the cursor of an earlier answer");
        try {
            // Conflation would skip changes; here all of them are read again.
            return Optional.of(
                    new FollowRequest(
                            ids,
                            location == null ? Set.of() : Set.of(location),
                            cursor == null ? Start.LIVE : new Start.Since(cursor),
                            WhenSlow.ALL,
                            OptionalInt.empty()));
        } catch (IllegalArgumentException e) {
            given.fault(
                    "contract_ids are too long together: watch fewer, or all and look for yours");
            return Optional.empty();
        }
    }

    private CallToolResult watch(FollowRequest request, Duration atMost)
            throws InterruptedException {
        ChangeCollector collector = new ChangeCollector(MOST_CHANGES);
        Following following = contracts.client().follow(request, collector);
        try {
            collector.await(atMost, gathering);
        } finally {
            following.close();
        }
        // A refusal may follow a welcome, whose cursor would pass over what was asked for.
        if (collector.refusal().isPresent()) {
            return refused(collector.refusal().get());
        }
        // Nothing more is told now: what was gathered and the cursor belong together.
        Optional<String> cursor =
                collector.isFull()
                        ? Optional.of(collector.changes().getLast().cursor())
                        : following.cursor();
        return cursor.isPresent() && collector.wasConnected()
                ? CallToolResult.of(content(collector, cursor.get()))
                : notWatched(collector, atMost);
    }

    private static ObjectNode content(ChangeCollector collector, String cursor) {
        ObjectNode content = Json.MAPPER.createObjectNode();
        ArrayNode changes = content.putArray("changes");
        collector.changes().forEach(change -> changes.add(WatchedChange.json(change)));
        return content.put(ContractsWatchDefinition.CURSOR, cursor)
                .put("more", collector.isFull())
                .put("incomplete", collector.isIncomplete());
    }

    private static CallToolResult refused(FollowRefusedException refusal) {
        return CallToolResult.failed(
                "Refused: %s. A cursor must be one that this tool answered; without one it begins"
                                .formatted(Failures.why(refusal))
                        + " with now.");
    }

    private static CallToolResult notWatched(ChangeCollector collector, Duration atMost) {
        return CallToolResult.failed(
                "Not watched: no connection to the service of contracts within %d s (%s). Call again"
                                .formatted(atMost.toSeconds(), collector.state())
                        + " in a while, with the same cursor if you have one.");
    }
}
