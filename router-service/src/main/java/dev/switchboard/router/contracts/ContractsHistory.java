package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what happened to contracts. */
final class ContractsHistory implements Tool {

    /** Far more than a place in the history takes. */
    private static final int LONGEST_PLACE = 100;

    private final ContractQueries queries;
    private final ObjectNode definition = ContractsHistoryDefinition.json();

    ContractsHistory(ContractQueries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return ContractsHistoryDefinition.NAME;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public CallToolResult call(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        Arguments given = new Arguments(arguments, definition);
        HistorySelection selection = selection(given);
        Optional<CallToolResult> refusal = given.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return CallToolResult.of(content(queries.history(selection)));
        } catch (CallFailedException e) {
            return Failures.result(e);
        }
    }

    private static HistorySelection selection(Arguments given) {
        Instant from = given.time(ContractsHistoryDefinition.FROM);
        Instant to = given.time(ContractsHistoryDefinition.TO);
        if (from != null && to != null && !from.isBefore(to)) {
            given.fault("from must be earlier than to");
        }
        @Nullable String before =
                given.token(
                        ContractsHistoryDefinition.BEFORE,
                        LONGEST_PLACE,
                        "must be the next of an earlier answer");
        return new HistorySelection(
                new ContractFilter(
                        given.contract(ContractFields.CONTRACT_ID),
                        given.location(ContractFields.LOCATION),
                        given.status(ContractFields.STATUS)),
                given.number(
                        ContractFields.LIMIT,
                        1,
                        ContractsHistoryDefinition.MOST,
                        ContractsHistoryDefinition.USUAL),
                from,
                to,
                before);
    }

    /** The page as REST gives it, under a name that tells what it holds. */
    static ObjectNode content(JsonNode page) {
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.set("changes", page.path("data"));
        if (page.path("next").isString()) {
            content.set("next", page.path("next"));
        }
        content.put("complete_since", page.path("complete_since").asString(""));
        return content;
    }
}
