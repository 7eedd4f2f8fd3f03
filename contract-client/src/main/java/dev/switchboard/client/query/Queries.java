package dev.switchboard.client.query;

import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.Calls;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.rest.QueryString;
import dev.switchboard.client.rest.Reply;
import dev.switchboard.model.contract.ContractId;
import java.net.URI;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks the server. Thread-safe; every call waits for its answer.
 *
 * <p>All calls throw {@link CallFailedException} when the server refuses them or does not answer
 * for as long as they are tried.
 */
public final class Queries {

    private static final int PAGE = 1_000;

    private final Calls calls;
    private final Addresses addresses;

    public Queries(Calls calls, Addresses addresses) {
        this.calls = calls;
        this.addresses = addresses;
    }

    /** The latest of a contract; empty where there is none. */
    public Optional<Recorded> contract(ContractId id) throws InterruptedException {
        return contracts(ContractsQuery.ALL.of(id)).stream().findFirst();
    }

    /** The latest of each contract, in the order of their ids; page by page, then all together. */
    public List<Recorded> contracts(ContractsQuery query) throws InterruptedException {
        List<Recorded> contracts = new ArrayList<>();
        String after = null;
        do {
            URI page = page(query, after);
            JsonNode answer = get(page, body -> body);
            contracts.addAll(read(page, answer, Answers::all));
            JsonNode next = answer.path("next");
            after = next.isString() ? next.asString() : null;
        } while (after != null);
        return contracts;
    }

    private URI page(ContractsQuery query, @Nullable String after) {
        return query.parameters()
                .add("limit", PAGE)
                .add("after", after)
                .at(addresses.queries(), "/contracts");
    }

    /** A page of the history. */
    public HistoryPage history(HistoryQuery query) throws InterruptedException {
        return get(
                query.parameters().at(addresses.queries(), "/contracts/history"),
                body -> Answers.history(body, query));
    }

    /** The state of the system. */
    public SystemStatus status() throws InterruptedException {
        return get(new QueryString().at(addresses.queries(), "/contracts/status"), Answers::status);
    }

    private <T> T get(URI uri, Function<JsonNode, T> reader) throws InterruptedException {
        return switch (calls.make(calls.request(uri).GET().build())) {
            case Reply.Done(_, JsonNode body, _) -> read(uri, body, reader);
            case Reply.Refused(var problem) -> throw CallFailedException.of(problem);
            case Reply.NotNow(var why, var problem, _, _) ->
                    throw new CallFailedException(
                            problem == null ? why : Problems.inWords(problem), problem);
        };
    }

    private static <T> T read(URI uri, JsonNode body, Function<JsonNode, T> reader) {
        try {
            return reader.apply(body);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new CallFailedException(
                    "%s answers, but not as Switchboard does: %s".formatted(uri, e.getMessage()),
                    null);
        }
    }
}
