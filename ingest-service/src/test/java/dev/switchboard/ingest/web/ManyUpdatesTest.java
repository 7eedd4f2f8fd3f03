package dev.switchboard.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ManyUpdatesTest extends IngestTest {

    @Test
    void all_good_ones_are_accepted_in_their_order() {
        String body =
                IntStream.range(0, 500)
                        .mapToObj(i -> update("many").replace(":00\"", ":%02d\"".formatted(i % 60)))
                        .collect(Collectors.joining(",", "[", "]"));

        Answer answer = client().post("/updates", body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":500,\"refused\":0,\"refusals\":[]}");
        assertThat(records(topics().updates(), "many"))
                .hasSize(500)
                .extracting(found -> new String(found.value(), UTF_8))
                .containsExactlyElementsOf(
                        IntStream.range(0, 500)
                                .mapToObj(i ->
                                        canonical("many")
                                                .replace(":00Z", ":%02dZ".formatted(i % 60)))
                                .toList());
    }

    @Test
    void bad_ones_are_refused_by_index_and_do_not_hold_up_the_others() {
        String body =
                "[%s, {\"location\": \"Delhi\"}, null, %s]"
                        .formatted(update("among"), update("among"));

        Answer answer = client().post("/api/updates", body);

        assertThat(answer.status()).isEqualTo(207);
        JsonNode outcome = answer.json();
        assertThat(outcome.get("accepted").asInt()).isEqualTo(2);
        assertThat(outcome.get("refused").asInt()).isEqualTo(2);
        assertThat(outcome.at("/refusals/0/index").asInt()).isEqualTo(1);
        assertThat(outcome.at("/refusals/0/status").asInt()).isEqualTo(422);
        assertThat(outcome.at("/refusals/0/violations")).hasSize(4);
        assertThat(outcome.at("/refusals/1/index").asInt()).isEqualTo(2);
        assertThat(records(topics().updates(), "among")).hasSize(2);
    }

    @Test
    void a_part_counts_on_from_the_index_of_its_first() {
        String key = "Idempotency-Key";
        String array = "[%s, {}]".formatted(update("parts"));
        String lines = line("parts") + "\n\n{}\n" + line("parts");

        Answer first = client().post("/updates?first=3", array, key, "all");
        Answer second =
                client().post(
                                "/api/updates?first=5",
                                lines,
                                key,
                                "all",
                                "Content-Type",
                                "application/x-ndjson");

        assertThat(first.json().at("/refusals/0/index").asLong()).isEqualTo(4);
        assertThat(second.json().at("/refusals/0/index").asLong()).isEqualTo(7);
        assertThat(records(topics().updates(), "parts"))
                .extracting(StreamTest::key)
                .containsExactly("all·3", "all·5", "all·8");
    }

    @Test
    void only_the_first_thousand_refusals_are_listed() {
        String body =
                IntStream.range(0, 1_500)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "[", "]"));

        Answer answer = client().post("/updates", body);

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("refused").asInt()).isEqualTo(1_500);
        assertThat(answer.json().get("refusals")).hasSize(1_000);
        assertThat(answer.json().at("/refusals/999/index").asInt()).isEqualTo(999);
    }

    @Test
    void none_are_accepted_at_once() {
        assertThat(client().post("/updates", "[]").body())
                .isEqualTo("{\"accepted\":0,\"refused\":0,\"refusals\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "\"[]\""})
    void what_is_no_array_is_refused(String body) {
        Answer answer = client().post("/updates", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/violations/0/message").asString())
                .isEqualTo("must be a JSON array of updates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[1,]", "[] []"})
    void what_is_no_json_is_refused_before_any_item_is_taken(String end) {
        String body = end.isEmpty() ? "" : end.replace("[1", "[" + update("half") + ",1");

        assertThat(client().post("/updates", body).status()).isEqualTo(400);
        assertThat(client().post("/updates", "[" + update("half") + ",").status()).isEqualTo(400);
        assertThat(records(topics().updates(), "half")).isEmpty();
    }
}
