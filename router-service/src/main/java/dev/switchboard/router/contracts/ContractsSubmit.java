package dev.switchboard.router.contracts;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.send.SendOutcome;
import dev.switchboard.client.send.SendOutcome.Accepted;
import dev.switchboard.client.send.SendOutcome.Refused;
import dev.switchboard.client.send.SendOutcome.Unacknowledged;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends an update of a contract, as any producer may. */
final class ContractsSubmit implements Tool {

    private final ContractAccess contracts;
    private final Clock clock;
    private final ObjectNode definition = ContractsSubmitDefinition.json();

    ContractsSubmit(ContractAccess contracts, Clock clock) {
        this.contracts = contracts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return ContractsSubmitDefinition.NAME;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    /** What breaks the rules is left for the ingest service to say, which knows them all. */
    @Override
    public CallToolResult call(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        ObjectNode update = arguments.deepCopy();
        JsonNode key = update.remove(ContractsSubmitDefinition.IDEMPOTENCY_KEY);
        if (key != null && !key.isString()) {
            return CallToolResult.failed("Not accepted: idempotency_key must be a string.");
        }
        if (!update.has(ContractFields.TIMESTAMP)) {
            update.put(
                    ContractFields.TIMESTAMP,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        String idempotencyKey = key == null ? UUID.randomUUID().toString() : key.asString();
        ContractClient client = contracts.client();
        try {
            return result(
                    client.sendJson(update.toString(), idempotencyKey),
                    update.get(ContractFields.TIMESTAMP));
        } catch (IllegalArgumentException e) {
            return CallToolResult.failed("Not accepted: " + e.getMessage());
        }
    }

    private static ObjectNode content(Accepted accepted, JsonNode timestamp) {
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.put(ContractFields.CONTRACT_ID, accepted.contractId().value())
                .put("message_id", accepted.messageId())
                .put(ContractsSubmitDefinition.IDEMPOTENCY_KEY, accepted.idempotencyKey());
        content.set(ContractFields.TIMESTAMP, timestamp);
        return content;
    }

    private static CallToolResult result(SendOutcome outcome, JsonNode timestamp) {
        return switch (outcome) {
            case Accepted accepted -> CallToolResult.of(content(accepted, timestamp));
            case Refused refused ->
                    CallToolResult.failed("Not accepted: " + Problems.inWords(refused.problem()));
            case Unacknowledged lost ->
                    CallToolResult.failed(
                            "Not acknowledged: %s. It may have been taken all the same: call again"
                                            .formatted(lost.why())
                                    + " with \"idempotency_key\": \"%s\" and \"timestamp\": %s,"
                                            .formatted(lost.idempotencyKey(), timestamp)
                                    + " and it counts once.");
        };
    }
}
