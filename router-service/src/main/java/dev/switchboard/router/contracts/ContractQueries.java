package dev.switchboard.router.contracts;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.QueryString;
import dev.switchboard.model.contract.ContractId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the broadcast service, and passes on the JSON that it answers: one page of it, never more
 * than was asked for. Any thread; every method waits for its answer, and throws {@link
 * CallFailedException} where no good one comes in time.
 */
final class ContractQueries {

    private static final String CONTRACTS = "/contracts";
    private static final URI NOWHERE = URI.create("");
    private static final String DATA = "data";

    private final ContractAccess contracts;
    private final Duration patience;

    ContractQueries(ContractAccess contracts, Duration patience) {
        this.contracts = contracts;
        this.patience = patience;
    }

    /** The same for callers who wait no longer than that. */
    ContractQueries noLongerThan(Duration bound) {
        return bound.compareTo(patience) < 0 ? new ContractQueries(contracts, bound) : this;
    }

    /** The latest of a contract; empty where there is none. */
    Optional<JsonNode> contract(ContractId id) throws InterruptedException {
        return inTime(client -> latest(client, id));
    }

    /**
     * The latest of each contract in the order of ids, and the state of the system.
     *
     * @param after the id that this page begins after; null for the first page
     */
    Overview overview(ContractFilter of, int limit, @Nullable String after)
            throws InterruptedException {
        return inTime(client -> {
            SystemState state = readyState(client);
            return new Overview(page(client, of, limit, after), state);
        });
    }

    /** Changes, newest first. */
    JsonNode history(HistorySelection selection) throws InterruptedException {
        return inTime(client -> history(client, selection));
    }

    /** The newest changes of all contracts, and the state of the system. */
    Overview newest(int limit) throws InterruptedException {
        return inTime(client -> {
            SystemState state = readyState(client);
            return new Overview(
                    history(client, HistorySelection.newest(ContractFilter.ALL, limit)), state);
        });
    }

    /** What is known of a contract; empty where it is and was unknown. */
    Optional<ContractRecord> record(ContractId id, int changes) throws InterruptedException {
        return inTime(client -> {
            HistorySelection newest = HistorySelection.newest(ContractFilter.of(id), changes);
            JsonNode history = history(client, newest);
            return history.path(DATA).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ContractRecord(latest(client, id), history));
        });
    }

    /** The first ids in their order that begin with a text; the text itself if it is one. */
    List<String> ids(String beginning, int limit) throws InterruptedException {
        return inTime(client -> {
            List<String> ids = new ArrayList<>();
            if (!beginning.isEmpty()) {
                Optional<ContractId> whole = ContractAddresses.contractId(beginning);
                if (whole.isEmpty()) {
                    return ids;
                }
                latest(client, whole.get()).ifPresent(_ -> ids.add(beginning));
            }
            // What begins with a text comes next after it.
            String after = beginning.isEmpty() ? null : beginning;
            page(client, ContractFilter.ALL, limit - ids.size(), after)
                    .path(DATA)
                    .valueStream()
                    .map(item -> item.path("contract_id").asString(""))
                    .takeWhile(id -> id.startsWith(beginning))
                    .forEach(ids::add);
            return ids;
        });
    }

    private static Optional<JsonNode> latest(ContractClient client, ContractId id)
            throws InterruptedException {
        return page(client, ContractFilter.of(id), 1, null).path(DATA).valueStream().findFirst();
    }

    private static JsonNode page(
            ContractClient client, ContractFilter of, int limit, @Nullable String after)
            throws InterruptedException {
        return list(client, CONTRACTS, of.parameters().add("limit", limit).add("after", after));
    }

    private static JsonNode history(ContractClient client, HistorySelection selection)
            throws InterruptedException {
        return list(client, CONTRACTS + "/history", selection.parameters());
    }

    /** A service that starts would let us wait for all of our patience. */
    private static SystemState readyState(ContractClient client) throws InterruptedException {
        JsonNode answer = client.json(CONTRACTS + "/status");
        if (!(answer instanceof ObjectNode json) || !json.path("contracts").isObject()) {
            throw foreign(CONTRACTS + "/status");
        }
        SystemState state = new SystemState(json);
        if (!state.isReady()) {
            throw new CallFailedException(
                    FailureKind.NOT_NOW,
                    "the system is starting: it has still to read %d records from Kafka"
                            .formatted(state.lag()),
                    null);
        }
        return state;
    }

    private static JsonNode list(ContractClient client, String path, QueryString parameters)
            throws InterruptedException {
        JsonNode answer = client.json(parameters.at(NOWHERE, path).toString());
        if (!answer.path(DATA).isArray()) {
            throw foreign(path);
        }
        return answer;
    }

    private static CallFailedException foreign(String path) {
        return new CallFailedException(
                FailureKind.FOREIGN, "what answers at %s is not Switchboard".formatted(path), null);
    }

    /** Something that is asked, in one or more requests. */
    private interface Question<T> {
        T ask(ContractClient client) throws InterruptedException;
    }

    /** On a thread of its own, as the client's last attempt may begin when the time is over. */
    private <T> T inTime(Question<T> question) throws InterruptedException {
        Callable<T> asking = () -> question.ask(contracts.client());
        FutureTask<T> answer = new FutureTask<>(asking);
        Thread.ofVirtual().name("contract-query").start(answer);
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CallFailedException(
                    FailureKind.NO_ANSWER,
                    "the service of contracts did not answer within %d ms"
                            .formatted(patience.toMillis()),
                    null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallFailedException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
