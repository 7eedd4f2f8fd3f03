package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestTest;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.testkit.description.ApiDescription;
import dev.switchboard.testkit.description.DescribedCalls;
import dev.switchboard.testkit.description.Routes;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ApiDescriptionTest extends IngestTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void it_lists_exactly_the_calls_that_exist() {
        Routes routes = new Routes(client().get("/actuator/mappings").json());

        assertThat(DescribedCalls.at(port()).calls())
                .isEqualTo(routes.calls())
                .containsExactlyInAnyOrder(
                        "post /update",
                        "post /updates",
                        "post /test/update",
                        "delete /contracts/{contract_id}",
                        "delete /contracts");
        assertThat(routes.others()).isEmpty();
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
    void every_request_and_every_answer_has_an_example() {
        for (JsonNode path : description().get("paths")) {
            path.forEachEntry((method, call) -> {
                assertThat(METHODS).contains(method);
                call.path("parameters").forEach(ApiDescriptionTest::assertExample);
                call.at("/requestBody/content").forEach(ApiDescriptionTest::assertExample);
                call.get("responses")
                        .forEachEntry((status, answer) -> {
                            assertThat(answer.get("content")).as(status).isNotEmpty();
                            answer.get("content").forEach(ApiDescriptionTest::assertExample);
                        });
                assertThat(call.get("responses").propertyNames())
                        .contains("202", "400", "422", "500", "503");
            });
        }
    }

    @Test
    void every_schema_referred_to_is_there() {
        assertThat(new ApiDescription(description()).brokenReferences()).isEmpty();
    }

    @Test
    void there_is_a_page() {
        var redirect = client().get("/api/docs");
        var page = client().get(redirect.header("location").orElseThrow());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
    }

    private JsonNode description() {
        var answer = client().get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("openapi").asString()).startsWith("3.1");
        return answer.json();
    }

    private static void assertExample(JsonNode content) {
        assertThat(content.has("example") || content.has("examples"))
                .as(content.toString())
                .isTrue();
    }
}
