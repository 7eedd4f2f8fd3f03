package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import tools.jackson.databind.node.ObjectNode;

/** The newest changes of all contracts. */
final class LatestResource implements Resource {

    private final ContractQueries queries;
    private final ObjectNode definition =
            Json.MAPPER
                    .createObjectNode()
                    .put("uri", ContractAddresses.LATEST)
                    .put("name", "contracts_latest")
                    .put("title", "Latest changes of contracts")
                    .put(
                            "description",
                            "The newest %d changes of all contracts, newest first, and how many"
                                            .formatted(ResourceContents.MOST)
                                    + " contracts there are.")
                    .put("mimeType", ResourceContents.MIME_TYPE);

    LatestResource(ContractQueries queries) {
        this.queries = queries;
    }

    @Override
    public String uri() {
        return ContractAddresses.LATEST;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public ReadResourceResult read(RequestContext context) throws InterruptedException {
        try {
            Overview newest = queries.newest(ResourceContents.MOST);
            return ReadResourceResult.of(
                    ResourceContents.json(uri(), ResourceContents.latest(newest)));
        } catch (CallFailedException e) {
            throw Failures.error(e);
        }
    }
}
