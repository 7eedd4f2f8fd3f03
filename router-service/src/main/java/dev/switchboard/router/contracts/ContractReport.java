package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Asks a model for a report on one contract. */
final class ContractReport implements Prompt {

    private static final String NAME = "contract_report";

    /** As many changes as a report is made of. */
    private static final int CHANGES = 50;

    private final ContractQueries queries;
    private final ContractCompletions completions;
    private final ObjectNode definition =
            PromptMessages.definition(
                    NAME,
                    "Report on a contract",
                    "Where a contract is, how it came there, and what stands out in its history.",
                    ContractFields.CONTRACT_ID,
                    "The id of the contract.");

    ContractReport(ContractQueries queries, ContractCompletions completions) {
        this.queries = queries;
        this.completions = completions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public ObjectNode get(Map<String, String> arguments, RequestContext context)
            throws InterruptedException {
        String text = arguments.getOrDefault(ContractFields.CONTRACT_ID, "");
        ContractId.fault(text)
                .ifPresent(fault -> {
                    throw Failures.invalid("contract_id " + fault);
                });
        ContractId id = new ContractId(text);
        String quoted = StringNode.valueOf(text).toString();
        ContractRecord known =
                record(id).orElseThrow(() -> Failures.invalid("there is no contract " + quoted));
        List<ObjectNode> data = new ArrayList<>();
        known.latest()
                .ifPresent(latest ->
                        data.add(ResourceContents.json(ContractAddresses.of(id), latest)));
        data.add(
                ResourceContents.json(
                        ContractAddresses.historyOf(id),
                        ContractsHistory.content(known.history())));
        return PromptMessages.of("Report on the contract " + quoted, data, question(quoted));
    }

    private static String question(String contract) {
        return """
        Above is what is known of the contract %s: its latest state, missing if it was removed, \
        and its newest changes (at most %d). Write a short report for somebody who is \
        responsible for it.
        1. Where is it now, is it in force, and since when?
        2. How did it come there? Tell the moves and the changes of status in the order in \
        which they happened (timestamp), leaving out updates that changed neither.
        3. What stands out? Look for updates recorded long after they happened (recorded_at \
        against timestamp) or out of order, places it came back to, and long silences.
        Give times in UTC. Use only this data; say what it does not tell. complete_since says \
        from when on every change is in it.
        """
                .formatted(contract, CHANGES);
    }

    private Optional<ContractRecord> record(ContractId id) throws InterruptedException {
        try {
            return queries.record(id, CHANGES);
        } catch (CallFailedException e) {
            throw Failures.error(e);
        }
    }

    @Override
    public Completion complete(String argument, String value, Map<String, String> others)
            throws InterruptedException {
        return argument.equals(ContractFields.CONTRACT_ID)
                ? completions.ids(value)
                : Completion.NONE;
    }
}
