package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions (RFC 9110, section 13) on calls that cannot evaluate them. */
final class UnevaluatedConditionsTest extends IngestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "If-Match            | \"never-existed\"",
                "If-Match            | *",
                "If-Match            | ",
                "If-None-Match       | *",
                "If-None-Match       | W/\"a\", \"b\"",
                "If-Unmodified-Since | Mon, 01 Jan 2024 12:00:00 GMT",
                "If-Unmodified-Since | yesterday",
            })
    void an_update_with_a_condition_is_refused_and_not_taken(String name, String value) {
        String id = "condition";
        String[] header = {name, value == null ? "" : value};
        String[] streamed = {name, header[1], "Content-Type", "application/x-ndjson"};

        for (Answer answer :
                List.of(
                        client().delete("/contracts/" + id, header),
                        client().delete("/contracts?contract_id=" + id, header),
                        client().post("/update", update(id), header),
                        client().post("/test/update", update(id), header),
                        client().post("/updates", "[" + update(id) + "]", header),
                        client().post("/updates", line(id), streamed))) {
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.header("content-type")).hasValue("application/problem+json");
            assertThat(answer.json().get("type").asString()).endsWith(":precondition-failed");
            assertThat(answer.json().get("detail").asString())
                    .startsWith(name + " cannot be evaluated here")
                    .contains("without it");
        }
        assertThat(records(topics().updates(), id)).isEmpty();
        assertThat(records(topics().testUpdates(), id)).isEmpty();
    }

    @Test
    void a_condition_does_not_count_where_the_request_is_refused_without_it() {
        String[] match = {"If-Match", "*"};

        assertThat(client().delete("/contracts/" + "x".repeat(201), match).status()).isEqualTo(422);
        assertThat(client().post("/updates", "x", "Content-Type", "text/plain", "If-Match", "*"))
                .extracting(Answer::status)
                .isEqualTo(415);
        assertThat(client().delete("/contracts", match).status()).isEqualTo(400);
        assertThat(client().get("/update", match).status()).isEqualTo(405);
    }

    @Test
    void what_is_a_condition_for_reads_only_is_none_here() {
        String date = "Mon, 01 Jan 2024 12:00:00 GMT";

        assertThat(
                        client().delete(
                                        "/contracts/read",
                                        "If-Modified-Since",
                                        date,
                                        "If-Range",
                                        "\"a\""))
                .extracting(Answer::status)
                .isEqualTo(202);
    }
}
