package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.contract.Location;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.UriTemplate;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The contracts at a location. */
final class LocationResource implements ResourceTemplate {

    private final ContractQueries queries;
    private final ContractCompletions completions;
    private final ObjectNode definition =
            ContractResource.definition(
                    ContractAddresses.LOCATION,
                    "contracts_at_location",
                    "Contracts at a location",
                    "The latest of each contract at a location, one of %s; at most %d of them."
                            .formatted(
                                    String.join(", ", Location.labels()), ResourceContents.MOST));

    LocationResource(ContractQueries queries, ContractCompletions completions) {
        this.queries = queries;
        this.completions = completions;
    }

    @Override
    public UriTemplate uriTemplate() {
        return ContractAddresses.LOCATION;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public Optional<ReadResourceResult> read(
            String uri, Map<String, String> variables, RequestContext context)
            throws InterruptedException {
        Optional<Location> location =
                Location.ofLabel(variables.getOrDefault(ContractAddresses.AT, ""));
        return location.isEmpty()
                ? Optional.empty()
                : Optional.of(ReadResourceResult.of(contents(uri, location.get())));
    }

    private ObjectNode contents(String uri, Location location) throws InterruptedException {
        try {
            Overview there =
                    queries.overview(ContractFilter.at(location), ResourceContents.MOST, null);
            return ResourceContents.json(uri, ResourceContents.at(location, there));
        } catch (CallFailedException e) {
            throw Failures.error(e);
        }
    }

    @Override
    public Completion complete(String variable, String value, Map<String, String> others) {
        return variable.equals(ContractAddresses.AT)
                ? completions.locations(value)
                : Completion.NONE;
    }
}
