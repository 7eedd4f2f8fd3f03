package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestTest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

final class ApiDescriptionTest extends IngestTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final RequestMappingHandlerMapping mappings;

    @Autowired
    ApiDescriptionTest(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    @Test
    void it_lists_exactly_the_calls_that_exist() {
        Set<String> described = new TreeSet<>();
        description()
                .get("paths")
                .forEachEntry((path, calls) ->
                        calls.forEachEntry((method, _) -> described.add(method + " " + path)));
        Set<String> existing =
                mappings.getHandlerMethods().entrySet().stream()
                        .filter(call ->
                                call.getValue()
                                        .getBeanType()
                                        .getPackageName()
                                        .startsWith("dev.switchboard.ingest"))
                        .map(Map.Entry::getKey)
                        .map(call ->
                                call.getMethodsCondition()
                                                .getMethods()
                                                .iterator()
                                                .next()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                        + " "
                                        + call.getPatternValues().iterator().next())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described)
                .isEqualTo(existing)
                .containsExactlyInAnyOrder(
                        "post /update",
                        "post /updates",
                        "post /test/update",
                        "delete /contracts/{contract_id}",
                        "delete /contracts");
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
        JsonNode description = description();

        for (JsonNode reference : description.findValues("$ref")) {
            assertThat(description.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
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
