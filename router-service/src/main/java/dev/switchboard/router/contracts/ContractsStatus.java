package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Says where contracts are, and whether the system is well. */
final class ContractsStatus implements Tool {

    private final ContractQueries queries;
    private final ObjectNode definition = ContractsStatusDefinition.json();

    ContractsStatus(ContractQueries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return ContractsStatusDefinition.NAME;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public CallToolResult call(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        Arguments given = new Arguments(arguments, definition);
        ContractFilter filter =
                new ContractFilter(
                        given.contract(ContractFields.CONTRACT_ID),
                        given.location(ContractFields.LOCATION),
                        given.status(ContractFields.STATUS));
        int limit =
                given.number(
                        ContractFields.LIMIT,
                        1,
                        ContractsStatusDefinition.MOST,
                        ContractsStatusDefinition.USUAL);
        ContractId after = given.contract(ContractsStatusDefinition.AFTER);
        if (given.has(ContractFields.CONTRACT_ID) && arguments.size() > 1) {
            given.fault("contract_id stands alone: leave out all else, or contract_id");
        }
        Optional<CallToolResult> refusal = given.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return filter.contract() == null
                    ? overview(filter, limit, after)
                    : one(filter.contract());
        } catch (CallFailedException e) {
            return Failures.result(e);
        }
    }

    private CallToolResult one(ContractId id) throws InterruptedException {
        Optional<JsonNode> latest = queries.contract(id);
        if (latest.isEmpty()) {
            return CallToolResult.failed(
                    "There is no contract %s now. Ids count in exact case. "
                                    .formatted(StringNode.valueOf(id.value()))
                            + "contracts_history tells whether it was removed; an update that was"
                            + " just submitted can be seen in a moment.");
        }
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.putArray("contracts").add(latest.get());
        return CallToolResult.of(content);
    }

    private CallToolResult overview(ContractFilter filter, int limit, @Nullable ContractId after)
            throws InterruptedException {
        Overview overview = queries.overview(filter, limit, after == null ? null : after.value());
        return CallToolResult.of(content(overview));
    }

    /** Contracts, counts and system. */
    static ObjectNode content(Overview overview) {
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.set("contracts", overview.page().path("data"));
        if (overview.page().path("next").isString()) {
            content.set("next", overview.page().path("next"));
        }
        content.set("counts", overview.state().counts());
        content.set("system", overview.state().compact());
        return content;
    }
}
