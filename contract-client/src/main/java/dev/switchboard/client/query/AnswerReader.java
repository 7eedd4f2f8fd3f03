package dev.switchboard.client.query;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads answers. What a newer server adds is passed over.
 *
 * <p>All methods throw an unchecked exception when the answer is none of ours.
 */
final class AnswerReader {

    private static final Logger LOGGER = System.getLogger("dev.switchboard.client");

    private AnswerReader() {}

    static HistoryPage history(JsonNode body, HistoryQuery query) {
        JsonNode next = body.path("next");
        return new HistoryPage(
                all(body),
                next.isString() ? Optional.of(query.before(next.asString())) : Optional.empty(),
                Instant.parse(body.path("complete_since").asString()));
    }

    /** Each of the data that this client has words for. */
    static List<Recorded> all(JsonNode body) {
        return body.path("data")
                .valueStream()
                .map(AnswerReader::recorded)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A change; empty, and logged, where a newer server says what this client can't read. */
    private static Optional<Recorded> recorded(JsonNode item) {
        String messageId = item.path("id").asString();
        Instant at = Instant.parse(item.path("recorded_at").asString());
        if (item.path("removed").asBoolean(false)) {
            ContractId id = new ContractId(item.path("contract_id").asString());
            return Optional.of(new Recorded(id, null, messageId, at));
        }
        if (UpdateReader.LENIENT.read(item) instanceof ParsedUpdate.Valid(var update)) {
            return Optional.of(new Recorded(update.contractId(), update, messageId, at));
        }
        LOGGER.log(Level.WARNING, "passed over what this client does not know: {0}", item);
        return Optional.empty();
    }

    static SystemStatus status(JsonNode body) {
        JsonNode contracts = body.path("contracts");
        JsonNode last = body.path("last_update");
        return new SystemStatus(
                body.path("ready").asBoolean(),
                contracts.path("total").asLong(),
                numbers(contracts.path("by_location"), Location::ofLabel),
                numbers(contracts.path("by_status"), ContractStatus::ofLabel),
                last.isObject() ? recorded(last) : Optional.empty(),
                body.path("lag").asLong(),
                body.path("connections").asLong(),
                Instant.parse(body.path("started_at").asString()));
    }

    private static <K> Map<K, Long> numbers(JsonNode json, Function<String, Optional<K>> byLabel) {
        Map<K, Long> numbers = new HashMap<>();
        json.propertyStream()
                .forEach(field ->
                        byLabel.apply(field.getKey())
                                .ifPresent(key -> numbers.put(key, field.getValue().asLong())));
        return numbers;
    }
}
