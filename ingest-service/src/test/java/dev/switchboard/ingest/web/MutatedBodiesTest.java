package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are nearly updates: what is wrong with them is told in our own words. */
final class MutatedBodiesTest extends IngestTest {

    private static final List<String> PATHS = List.of("/update", "/test/update", "/updates");
    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"",
                    "\\",
                    "\\ud800",
                    "\\udfff\\ud800",
                    "NaN",
                    "1e400",
                    "9".repeat(30),
                    "null",
                    "\"contract_id\":1,",
                    "\"\\ud83d\":1,",
                    "\ufeff",
                    "\u0000",
                    "[".repeat(600),
                    "\"a\":{\"b\":[1e999]},");

    @Test
    void whatever_the_body_the_answer_is_one_of_those_described() {
        Random random = new Random(14);

        for (int i = 0; i < 400; i++) {
            StringBuilder body = new StringBuilder(update("mutated-body"));
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(body.length());
                if (random.nextInt(3) == 0) {
                    body.delete(at, Math.min(body.length(), at + random.nextInt(4)));
                } else {
                    body.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                }
            }
            String path = PATHS.get(random.nextInt(PATHS.size()));
            String sent = path.equals("/updates") ? "[" + body + "]" : body.toString();
            Answer answer = client().post(path, sent);
            assertThat(answer.status()).as(sent).isIn(202, 207, 400, 422);
            assertThat(answer.json().isObject()).isTrue();
            assertOurs(answer.body());
        }
        assertThat(client().post("/update", update("after-bodies")).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contract_id\": NaN}",
                "{\"contract_id\": -Infinity}",
                "{\"contract_id\": 1e400}",
                "{\"\\ud800\": 1}",
                "{\"location\": \"\\udc00\"}",
                "{\"location\": [[[[1]]]]}",
                "{\"a\": 1, \"a\": 2}",
                "{} {}",
                "\ufeff{}",
            })
    void no_answer_names_what_reads_it(String body) {
        for (String path : PATHS) {
            for (String sent : List.of(body, "[" + body + "]")) {
                Answer answer = client().post(path, sent);
                assertThat(answer.status()).as(sent).isIn(400, 207, 422);
                assertOurs(answer.body());
            }
        }
    }

    @Test
    void json_nested_beyond_all_sense_is_told_in_words() {
        Answer answer = client().post("/update", "[".repeat(5_000) + "]".repeat(5_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString())
                .isEqualTo("the JSON is nested deeper than 500 levels");
    }

    private static void assertOurs(String body) {
        assertThat(body)
                .doesNotContain("jackson", "JsonToken", "Feature", "StreamRead", "Exception", "`");
    }
}
