package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Http.Answer;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.testkit.description.ApiDescription;
import dev.switchboard.testkit.description.DescribedCalls;
import dev.switchboard.testkit.description.Routes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ApiDescriptionTest extends BroadcastTest {

    @Test
    void it_is_openapi_3_1_of_exactly_the_calls_that_exist() {
        Routes routes = new Routes(otherNode().http().get("/actuator/mappings").json());

        assertThat(description().get("openapi").asString()).startsWith("3.1");
        assertThat(DescribedCalls.at(otherNode().port()).calls())
                .isEqualTo(routes.calls())
                .containsExactlyInAnyOrder(
                        "get /contracts",
                        "get /contracts/{contract_id}",
                        "get /contracts/history",
                        "get /contracts/status",
                        "get /calls",
                        "get /ws/status",
                        "get /events",
                        "get /events/calls",
                        "get /events/servers",
                        "get /asyncapi.json");
        // described by AsyncAPI
        assertThat(routes.others())
                .containsExactlyInAnyOrder("/ws", "/ws/calls", "/ws/servers", "/stomp");
    }

    @Test
    void it_knows_every_kind_of_problem() {
        assertThat(
                        description()
                                .at("/components/schemas/Problem/properties/type/enum")
                                .valueStream()
                                .map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ProblemKind.values()).map(ProblemKind::urn).toList());
    }

    @Test
    void it_names_the_other_description() {
        assertThat(description().at("/externalDocs/url").asString()).isEqualTo("/asyncapi.json");
    }

    @Test
    void every_parameter_of_a_call_is_described() {
        JsonNode paths = description().get("paths");

        assertThat(parameters(paths, "/contracts"))
                .containsExactlyInAnyOrder("contract_id", "location", "status", "limit", "after");
        assertThat(parameters(paths, "/contracts/history"))
                .containsExactlyInAnyOrder(
                        "contract_id", "location", "status", "limit", "from", "to", "before");
        assertThat(parameters(paths, "/contracts/{contract_id}"))
                .containsExactlyInAnyOrder(
                        "contract_id",
                        "If-Match",
                        "If-None-Match",
                        "If-Modified-Since",
                        "If-Unmodified-Since");
        assertThat(parameters(paths, "/events"))
                .containsExactlyInAnyOrder(
                        "contract_id",
                        "location",
                        "replay",
                        "limit",
                        "since",
                        "slow",
                        "max-rate",
                        "Last-Event-ID");
        assertThat(parameters(paths, "/calls"))
                .containsExactlyInAnyOrder(
                        "server", "outcome", "name", "limit", "from", "to", "before");
        assertThat(parameters(paths, "/events/servers"))
                .containsExactlyInAnyOrder(
                        "server", "replay", "limit", "since", "slow", "max-rate", "Last-Event-ID");
    }

    @Test
    void every_answer_has_an_example() {
        for (JsonNode path : description().get("paths")) {
            path.get("get")
                    .get("responses")
                    .forEachEntry((status, answer) -> {
                        for (JsonNode content : answer.path("content")) {
                            assertThat(content.has("example") || content.has("examples"))
                                    .as(status + " " + content)
                                    .isTrue();
                        }
                        assertThat(status.equals("304") || answer.has("content")).isTrue();
                    });
        }
    }

    @Test
    void every_schema_referred_to_is_there() {
        assertThat(new ApiDescription(description()).brokenReferences()).isEmpty();
    }

    @Test
    void there_is_a_page() {
        Answer redirect = node().http().get("/docs");
        Answer page = node().http().get(redirect.header("location").orElseThrow());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
    }

    private static Iterable<String> parameters(JsonNode paths, String path) {
        return paths.get(path).at("/get/parameters").findValuesAsString("name");
    }

    private static JsonNode description() {
        Answer answer = node().http().get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
