package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ApiDescriptionTest extends BroadcastTest {

    @Test
    void it_is_openapi_3_1_of_every_call() {
        JsonNode description = description();

        assertThat(description.get("openapi").asString()).startsWith("3.1");
        assertThat(description.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/contracts",
                        "/contracts/{contract_id}",
                        "/contracts/history",
                        "/contracts/status",
                        "/ws/status",
                        "/events");
    }

    @Test
    void every_parameter_of_a_call_is_described() {
        JsonNode paths = description().get("paths");

        assertThat(parameters(paths, "/contracts"))
                .containsExactlyInAnyOrder("contract_id", "location", "status", "limit", "after");
        assertThat(parameters(paths, "/contracts/history"))
                .containsExactlyInAnyOrder(
                        "contract_id", "location", "status", "limit", "from", "to", "before");
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
        JsonNode description = description();

        for (JsonNode reference : description.findValues("$ref")) {
            assertThat(description.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
    }

    @Test
    void examples_have_the_properties_of_real_answers() {
        JsonNode paths = description().get("paths");

        for (String path : new String[] {"/contracts/status", "/ws/status"}) {
            JsonNode example = example(paths.get(path));
            assertThat(example.propertyNames())
                    .as(path)
                    .isEqualTo(node().http().get(path).json().propertyNames());
        }
    }

    @Test
    void there_is_a_page() {
        Answer redirect = node().http().get("/docs");
        Answer page = node().http().get(redirect.header("location").orElseThrow());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
    }

    private static JsonNode example(JsonNode path) {
        JsonNode content = path.at("/get/responses/200/content").iterator().next();
        return content.has("example")
                ? content.get("example")
                : content.get("examples").iterator().next().get("value");
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
