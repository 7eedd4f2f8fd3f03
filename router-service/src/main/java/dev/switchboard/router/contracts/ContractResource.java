package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.UriTemplate;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is known of one contract, at an address that its id makes. */
final class ContractResource implements ResourceTemplate {

    /** Reads what the address of a contract holds. */
    private interface Reader {
        /** Empty where there is no such contract. */
        Optional<JsonNode> read(ContractId contract) throws InterruptedException;
    }

    private final UriTemplate template;
    private final ObjectNode definition;
    private final ContractCompletions completions;
    private final Reader reader;

    private ContractResource(
            UriTemplate template,
            ObjectNode definition,
            ContractCompletions completions,
            Reader reader) {
        this.template = template;
        this.definition = definition;
        this.completions = completions;
        this.reader = reader;
    }

    /** The latest. */
    static ContractResource latest(ContractQueries queries, ContractCompletions completions) {
        return new ContractResource(
                ContractAddresses.CONTRACT,
                definition(
                        ContractAddresses.CONTRACT,
                        "contract",
                        "A contract",
                        "Where a contract is now, whether it is in force, and since when. {id} is"
                                + " its id, percent-encoded."),
                completions,
                queries::contract);
    }

    /** The newest changes. */
    static ContractResource history(ContractQueries queries, ContractCompletions completions) {
        return new ContractResource(
                ContractAddresses.HISTORY,
                definition(
                        ContractAddresses.HISTORY,
                        "contract_history",
                        "What happened to a contract",
                        "The newest %d changes of a contract, newest first. {id} is its id,"
                                        .formatted(ResourceContents.MOST)
                                + " percent-encoded."),
                completions,
                contract -> changes(queries, contract));
    }

    /** Also of a contract that was removed. */
    private static Optional<JsonNode> changes(ContractQueries queries, ContractId contract)
            throws InterruptedException {
        ContractFilter alone = ContractFilter.of(contract);
        JsonNode page = queries.history(HistorySelection.newest(alone, ResourceContents.MOST));
        return page.path("data").isEmpty()
                ? Optional.empty()
                : Optional.of(ContractsHistory.content(page));
    }

    static ObjectNode definition(
            UriTemplate template, String name, String title, String description) {
        return Json.MAPPER
                .createObjectNode()
                .put("uriTemplate", template.toString())
                .put("name", name)
                .put("title", title)
                .put("description", description)
                .put("mimeType", ResourceContents.MIME_TYPE);
    }

    @Override
    public UriTemplate uriTemplate() {
        return template;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public Optional<ReadResourceResult> read(
            String uri, Map<String, String> variables, RequestContext context)
            throws InterruptedException {
        Optional<ContractId> contract =
                ContractAddresses.contractId(variables.getOrDefault(ContractAddresses.ID, ""));
        if (contract.isEmpty()) {
            return Optional.empty();
        }
        try {
            return reader.read(contract.get())
                    .map(json -> ReadResourceResult.of(ResourceContents.json(uri, json)));
        } catch (CallFailedException e) {
            throw Failures.error(e);
        }
    }

    @Override
    public Completion complete(String variable, String value, Map<String, String> others)
            throws InterruptedException {
        return variable.equals(ContractAddresses.ID) ? completions.ids(value) : Completion.NONE;
    }
}
