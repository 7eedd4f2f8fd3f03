package dev.switchboard.client.follow;

import dev.switchboard.client.rest.QueryString;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What to follow: {@code FollowRequest.all().at(Location.CHENNAI).startingWith(Start.LIVE)}.
 *
 * @param contracts only these; empty for all
 * @param locations only while at one of these; empty for anywhere
 * @param start with what it begins
 * @param whenSlow what happens when this side reads too slowly
 * @param maxRate how many messages a second at most, 1 to 100000, conflated; empty for no bound
 */
public record FollowRequest(
        Set<ContractId> contracts,
        Set<Location> locations,
        Start start,
        WhenSlow whenSlow,
        OptionalInt maxRate) {

    /** Of the 64 KB that {@code /ws} takes as one message; cursors and options need room, too. */
    private static final int LONGEST_FILTER = 60_000;

    private static final FollowRequest ALL =
            new FollowRequest(
                    Set.of(), Set.of(), Start.LATEST, WhenSlow.CONFLATE, OptionalInt.empty());

    /**
     * @throws IllegalArgumentException when a rate is asked for with another policy than {@link
     *     WhenSlow#CONFLATE}, or one below 1, and when the command that subscribes would have more
     *     than 60,000 bytes: some 1,500 UUIDs of contracts
     */
    public FollowRequest {
        contracts = Set.copyOf(contracts);
        locations = Set.copyOf(locations);
        if (maxRate.isPresent() && (maxRate.getAsInt() < 1 || whenSlow != WhenSlow.CONFLATE)) {
            throw new IllegalArgumentException(
                    "maxRate is 1 or more, and goes with CONFLATE alone");
        }
        requireFits(filter(contracts, locations));
    }

    private static void requireFits(ObjectNode command) {
        int bytes = command.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_FILTER) {
            throw new IllegalArgumentException(
                    "the filter takes %,d bytes of a command, %,d is the bound: follow fewer"
                                    .formatted(bytes, LONGEST_FILTER)
                            + " contracts, or all");
        }
    }

    /** Every contract, beginning with the latest of each. */
    public static FollowRequest all() {
        return ALL;
    }

    /** The same for these contracts alone. */
    public FollowRequest of(ContractId... contracts) {
        return new FollowRequest(Set.of(contracts), locations, start, whenSlow, maxRate);
    }

    /** The same for these locations alone. */
    public FollowRequest at(Location... locations) {
        return new FollowRequest(contracts, Set.of(locations), start, whenSlow, maxRate);
    }

    /** The same with another beginning. */
    public FollowRequest startingWith(Start start) {
        return new FollowRequest(contracts, locations, start, whenSlow, maxRate);
    }

    /** The same with another policy for slow readers. */
    public FollowRequest whenSlow(WhenSlow policy) {
        return new FollowRequest(contracts, locations, start, policy, maxRate);
    }

    /** The same with no more messages a second than that. */
    public FollowRequest atMost(int messagesPerSecond) {
        return new FollowRequest(
                contracts, locations, start, whenSlow, OptionalInt.of(messagesPerSecond));
    }

    /**
     * The address to connect to. It asks for next to nothing; {@link #command} asks for the rest
     * once the connection is open. Messages that arrive together with the answer to the handshake
     * can be lost: {@code java.net.http} reads up to 48 KB at once, in buffers of 16 KB, and while
     * one thread still queues the second and third of them for the handshake, another may already
     * take the queue's content over to the WebSocket. What is queued later is dropped, silently.
     */
    static URI opening(URI feed) {
        return new QueryString().add("max-rate", 1).to(feed);
    }

    /**
     * The command {@code subscribe} for it.
     *
     * @param cursor to go on from; null to begin
     */
    String command(@Nullable String cursor) {
        ObjectNode command = filter(contracts, locations);
        if (cursor != null) {
            command.put("since", cursor);
        } else {
            addStart(command);
        }
        if (whenSlow != WhenSlow.CONFLATE) {
            command.put("slow", whenSlow.label());
        }
        maxRate.ifPresent(rate -> command.put("max_rate", rate));
        return command.toString();
    }

    /** The command with the filter alone. */
    private static ObjectNode filter(Set<ContractId> contracts, Set<Location> locations) {
        ObjectNode command = Json.MAPPER.createObjectNode().put("type", "subscribe");
        if (!contracts.isEmpty()) {
            var ids = command.putArray("contract_ids");
            contracts.forEach(contract -> ids.add(contract.toString()));
        }
        if (!locations.isEmpty()) {
            var labels = command.putArray("locations");
            locations.forEach(location -> labels.add(location.label()));
        }
        return command;
    }

    private void addStart(ObjectNode command) {
        switch (start) {
            case Start.Live _ -> {}
            case Start.Latest _ -> command.put("replay", "latest");
            case Start.History(int limit) -> command.put("replay", "history").put("limit", limit);
            case Start.Since(String cursor) -> command.put("since", cursor);
        }
    }
}
