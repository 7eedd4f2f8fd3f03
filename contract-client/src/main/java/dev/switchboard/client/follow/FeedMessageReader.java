package dev.switchboard.client.follow;

import dev.switchboard.client.rest.Problems;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads messages, and passes over what it doesn't know. */
final class FeedMessageReader {

    private static final String KIND = "urn:switchboard:problem:";
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private FeedMessageReader() {}

    /**
     * Reads one message.
     *
     * @throws IllegalArgumentException when it is none
     */
    static FeedMessage read(String text) {
        JsonNode body;
        try {
            body = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        return switch (body.path("type").asString("")) {
            case "subscribed" -> new FeedMessage.Subscribed(cursor(body));
            case "contract_update" -> updated(body);
            case "contract_removed", "contract_left" -> gone(body);
            case "replay_begin" ->
                    new FeedMessage.ReplayBegin(flag(body, "snapshot"), flag(body, "recovered"));
            case "replay_complete" -> new FeedMessage.ReplayComplete(cursor(body));
            case "missed" -> new FeedMessage.Missed(body.path("count").asLong(0), cursor(body));
            case "heartbeat" ->
                    body.has("cursor")
                            ? new FeedMessage.Position(cursor(body))
                            : new FeedMessage.Other();
            case "reconnect" -> new FeedMessage.Reconnect(delay(body), cursor(body));
            case "error" -> fault(body);
            case "" -> throw new IllegalArgumentException("without a type: " + text);
            default -> new FeedMessage.Other();
        };
    }

    private static FeedMessage updated(JsonNode body) {
        if (!(UpdateReader.LENIENT.read(body.path("data"))
                instanceof ParsedUpdate.Valid(var update))) {
            // What can't be read of a test says nothing of the contract.
            return flag(body, "test") ? new FeedMessage.Other() : beyond(body, body.path("data"));
        }
        var updated = new Change.Updated(update, id(body), cursor(body), flag(body, "replayed"));
        return flag(body, "test")
                ? new FeedMessage.Tested(updated)
                : new FeedMessage.Changed(updated);
    }

    private static FeedMessage gone(JsonNode body) {
        ContractId contract = contract(body);
        if (contract == null) {
            return beyond(body, body);
        }
        boolean replayed = flag(body, "replayed");
        return new FeedMessage.Changed(
                body.path("type").asString("").equals("contract_left")
                        ? new Change.Left(contract, id(body), cursor(body), replayed)
                        : new Change.Removed(contract, id(body), cursor(body), replayed));
    }

    private static FeedMessage beyond(JsonNode body, JsonNode named) {
        return new FeedMessage.Beyond(contract(named), cursor(body), body.toString());
    }

    private static @Nullable ContractId contract(JsonNode json) {
        String id = json.path("contract_id").asString("");
        return ContractId.fault(id).isPresent() ? null : new ContractId(id);
    }

    private static FeedMessage fault(JsonNode body) {
        String code = body.path("code").asString("");
        Problem problem =
                new Problem(
                        KIND + code,
                        code,
                        0,
                        body.path("message").asString(code),
                        Problems.violations(body));
        return new FeedMessage.Fault(problem, body.has("cursor") ? cursor(body) : null);
    }

    /** What a node that stops asks for, within reason. */
    private static Duration delay(JsonNode body) {
        long millis = body.path("delay_ms").asLong(0);
        return Duration.ofMillis(Math.clamp(millis, 0, LONGEST_DELAY.toMillis()));
    }

    private static String id(JsonNode body) {
        return body.path("id").asString("");
    }

    private static boolean flag(JsonNode body, String name) {
        return body.path(name).asBoolean(false);
    }

    private static String cursor(JsonNode body) {
        String cursor = body.path("cursor").asString("");
        if (cursor.isEmpty()) {
            throw new IllegalArgumentException("without a cursor: " + body);
        }
        return cursor;
    }
}
