package dev.switchboard.router.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.Tool;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stands in for the service of contracts: answers what REST and {@code /ws} would. */
final class StubContracts {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final String ITEM =
            "{\"contract_id\":\"%s\",\"location\":\"Chennai\",\"status\":\"active\","
                    + "\"timestamp\":\"2024-01-01T12:00:00Z\",\"id\":\"contracts-0-1\","
                    + "\"recorded_at\":\"2024-01-01T12:00:00.412Z\"}";

    private static final String REMOVAL =
            "{\"contract_id\":\"c-42\",\"removed\":true,\"id\":\"contracts-0-2\","
                    + "\"recorded_at\":\"2024-01-02T12:00:00.412Z\"}";

    private StubContracts() {}

    /** One contract, c-42 in Chennai. All but c-99 have a history, of which there is more. */
    static StubServer withOne() throws IOException {
        return new StubServer(request -> answer(request.path(), true));
    }

    /** The same while it reads contracts from Kafka. */
    static StubServer starting() throws IOException {
        return new StubServer(request -> answer(request.path(), false));
    }

    private static Reply answer(String path, boolean ready) {
        if (path.startsWith("/contracts/status")) {
            return json(
                    """
                    {"status": "ready", "ready": %b, "contracts": {"total": 1,
                      "by_location": {"Chennai": 1, "Mumbai": 0, "Bengaluru": 0, "Hyderabad": 0},
                      "by_status": {"active": 1, "inactive": 0}},
                     "last_update": %s, "lag": 7, "connections": 3}
                    """
                            .formatted(ready, ITEM.formatted("c-42")));
        }
        if (path.contains("contract_id=c-99")) {
            return json("{\"data\": []}");
        }
        if (path.startsWith("/contracts/history")) {
            return json(
                    """
                    {"data": [%s, %s], "next": "1704110400412-3-17",
                     "complete_since": "2023-12-31T12:00:00Z"}
                    """
                            .formatted(REMOVAL, ITEM.formatted("c-42")));
        }
        return path.contains("contract_id=") && !path.contains("contract_id=c-42&")
                ? json("{\"data\": []}")
                : json("{\"data\": [%s], \"next\": \"c-42\"}".formatted(ITEM.formatted("c-42")));
    }

    static Reply json(String body) {
        return new Reply(200, Map.of("Content-Type", "application/json"), body);
    }

    static ContractAccess access(String url) {
        return new ContractAccess(settings(url, PATIENCE), new MockEnvironment());
    }

    static RouterSettings settings(String url, Duration patience) {
        return new RouterSettings(URI.create(url), URI.create(url), patience, 2);
    }

    static ContractQueries queries(ContractAccess access) {
        return new ContractQueries(access, PATIENCE);
    }

    static CallToolResult call(Tool tool, String arguments) throws InterruptedException {
        return tool.call((ObjectNode) Json.MAPPER.readTree(arguments), new SilentContext());
    }

    static String text(CallToolResult result) {
        return result.json().at("/content/0/text").asString();
    }

    static boolean isError(CallToolResult result) {
        return result.json().get("isError").asBoolean();
    }

    static JsonNode structure(CallToolResult result) {
        return result.json().path("structuredContent");
    }

    /** What is wrong with a result by the output schema of its tool. */
    static List<String> faults(Tool tool, CallToolResult result) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(tool.definition().get("outputSchema").toString())
                .validate(structure(result))
                .stream()
                .map(Error::toString)
                .toList();
    }

    static String subscribed(String cursor) {
        return "{\"type\":\"subscribed\",\"cursor\":\"%s\"}".formatted(cursor);
    }

    static String update(String contract, String cursor) {
        return """
        {"type":"contract_update","data":{"contract_id":"%s","location":"Chennai",\
        "status":"active","timestamp":"2024-01-01T12:00:00Z"},"id":"contracts-0-1","cursor":"%s"}\
        """
                .formatted(contract, cursor);
    }

    static String removal(String contract, String cursor) {
        return "{\"type\":\"contract_removed\",\"contract_id\":\"%s\",\"id\":\"contracts-0-2\",\"cursor\":\"%s\"}"
                .formatted(contract, cursor);
    }

    static String replayBegin(boolean snapshot) {
        return "{\"type\":\"replay_begin\",\"snapshot\":%b,\"recovered\":%b}"
                .formatted(snapshot, !snapshot);
    }

    static String replayComplete(String cursor) {
        return "{\"type\":\"replay_complete\",\"cursor\":\"%s\"}".formatted(cursor);
    }

    static String missed(int count, String cursor) {
        return "{\"type\":\"missed\",\"count\":%d,\"cursor\":\"%s\"}".formatted(count, cursor);
    }
}
