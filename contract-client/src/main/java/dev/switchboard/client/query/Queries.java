package dev.switchboard.client.query;

import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.Calls;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.rest.QueryString;
import dev.switchboard.client.rest.Reply;
import dev.switchboard.model.contract.ContractId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
            JsonNode answer = get(page, Queries::isPage);
            contracts.addAll(read(page, answer, AnswerReader::all));
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

    private static boolean isPage(JsonNode body) {
        return body.path("data").isArray();
    }

    /** A page of the history. */
    public HistoryPage history(HistoryQuery query) throws InterruptedException {
        URI page = query.parameters().at(addresses.queries(), "/contracts/history");
        return read(page, get(page, Queries::isPage), body -> AnswerReader.history(body, query));
    }

    /** The state of the system. */
    public SystemStatus status() throws InterruptedException {
        URI status = new QueryString().at(addresses.queries(), "/contracts/status");
        return read(
                status,
                get(status, body -> body.path("contracts").isObject()),
                AnswerReader::status);
    }

    /**
     * What is answered at a path, a JSON object; also that of a node which says there, with 503,
     * that it is not ready.
     *
     * @param path such as {@code /ws/status}
     * @throws IllegalArgumentException when it does not begin with a slash
     */
    public JsonNode json(String path) throws InterruptedException {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash, not so: " + path);
        }
        URI uri = new QueryString().at(addresses.queries(), path);
        return get(uri, JsonNode::isObject, Queries::orHealth);
    }

    /** A state of health is an answer, also with 503; the status of a problem is a number. */
    private static Reply orHealth(Reply reply) {
        return reply instanceof Reply.NotNow(_, _, _, var retryAfter, JsonNode body)
                        && body.path("status").isString()
                ? new Reply.Done(body, retryAfter)
                : reply;
    }

    private JsonNode get(URI uri, Predicate<JsonNode> ours) throws InterruptedException {
        return get(uri, ours, reply -> reply);
    }

    private JsonNode get(URI uri, Predicate<JsonNode> ours, UnaryOperator<Reply> judge)
            throws InterruptedException {
        HttpRequest request = calls.request(uri).GET().build();
        return switch (calls.make(() -> request, ours, judge, _ -> {})) {
            case Reply.Done(JsonNode body, _) -> body;
            case Reply.Refused(var problem) -> throw CallFailedException.of(problem);
            case Reply.Foreign(var why) ->
                    throw new CallFailedException(FailureKind.FOREIGN, why, null);
            case Reply.NotNow(var kind, var why, var problem, _, _) ->
                    throw new CallFailedException(
                            kind, problem == null ? why : Problems.inWords(problem), problem);
        };
    }

    private static <T> T read(URI uri, JsonNode body, Function<JsonNode, T> reader) {
        try {
            return reader.apply(body);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new CallFailedException(
                    FailureKind.FOREIGN,
                    "%s answers, but not as Switchboard does: %s".formatted(uri, e.getMessage()),
                    null);
        }
    }
}
