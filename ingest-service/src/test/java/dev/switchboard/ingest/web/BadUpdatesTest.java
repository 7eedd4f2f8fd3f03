package dev.switchboard.ingest.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class BadUpdatesTest extends IngestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"contract_id\": }",
                "{'contract_id': 'c'}",
                "{\"status\": \"active\", \"status\": \"inactive\"}",
                "{} {}",
                "NaN",
                "// comment"
            })
    void what_is_not_json_is_refused(String body) {
        Answer answer = client().post("/update", body);

        assertProblem(answer, 400, "malformed-json");
        assertThat(answer.json().get("detail").asString()).doesNotContain("REDACTED");
    }

    @Test
    void what_cannot_be_answered_as_asked_is_not_taken() {
        String[] html = {"Accept", "text/html"};

        assertProblem(client().post("/update", update("html"), html), 406, "not-acceptable");
        assertProblem(
                client().post("/updates", "[" + update("html") + "]", html), 406, "not-acceptable");
        assertProblem(client().delete("/contracts/html", html), 406, "not-acceptable");
        assertThat(client().post("/update", update("html")).status()).isEqualTo(202);
        assertThat(records(topics().updates(), "html")).hasSize(1);
    }

    @Test
    void json_nested_beyond_all_sense_is_refused() {
        assertProblem(client().post("/update", "[".repeat(100_000)), 400, "malformed-json");
        assertProblem(client().post("/updates", "[".repeat(100_000)), 400, "malformed-json");
    }

    @Test
    void invalid_utf8_is_refused() {
        byte[] latin1 = update("caf\u00e9").getBytes(ISO_8859_1);

        for (String path : List.of("/update", "/updates", "/test/update")) {
            Answer answer = client().post(path, BodyPublishers.ofByteArray(latin1));
            assertProblem(answer, 400, "malformed-json");
            assertThat(answer.json().get("detail").asString()).contains("UTF-8");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contract_id | 7",
                "contract_id | \"\"",
                "contract_id | \"a\\u0000b\"",
                "contract_id | \"half \\ud800\"",
                "location    | \"Delhi\"",
                "location    | \"chennai\"",
                "location    | null",
                "status      | true",
                "status      | [\"active\"]",
                "timestamp   | \"yesterday\"",
                "timestamp   | \"2024-02-30T12:00:00\"",
                "timestamp   | \"2024-01-01\"",
                "timestamp   | 1704110400"
            })
    void a_wrong_field_is_pointed_at(String field, String value) {
        String body =
                update("wrong")
                        .replaceFirst("\"" + field + "\": \"[^\"]*\"", "\"" + field + "\": @")
                        .replace("@", value);

        Answer answer = client().post("/update", body);

        assertProblem(answer, 422, "invalid-update");
        assertThat(pointers(answer)).containsExactly("/" + field);
    }

    @Test
    void an_id_too_long_is_refused_by_every_call() {
        String id = "x".repeat(201);

        assertThat(pointers(client().post("/update", update(id)))).containsExactly("/contract_id");
        assertProblem(client().delete("/contracts/" + id), 422, "invalid-update");
        assertProblem(client().delete("/contracts?contract_id=" + id), 422, "invalid-update");
        assertThat(client().post("/update", update("x".repeat(200))).status()).isEqualTo(202);
    }

    @Test
    void all_faults_are_told_at_once() {
        Answer answer =
                client().post(
                                "/update",
                                "{\"location\": \"Delhi\", \"Status\": \"active\", \"a/b\": 1}");

        assertThat(pointers(answer))
                .containsExactlyInAnyOrder(
                        "/contract_id", "/location", "/status", "/timestamp", "/Status", "/a~1b");
        assertThat(answer.body())
                .contains("\"allowed\":[\"Chennai\",\"Mumbai\",\"Bengaluru\",\"Hyderabad\"]")
                .contains("\"rejected\":\"Delhi\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null", "7"})
    void json_that_is_no_object_is_refused(String body) {
        assertProblem(client().post("/update", body), 422, "invalid-update");
    }

    @Test
    void a_body_too_large_is_refused_with_and_without_a_length() {
        byte[] large = new byte[1_100_000];
        BodyPublisher sized = BodyPublishers.ofByteArray(large);

        assertProblem(client().post("/update", sized), 413, "too-large");
        assertProblem(
                client().post("/update", BodyPublishers.fromPublisher(sized)), 413, "too-large");
        assertProblem(
                client().post("/updates", BodyPublishers.ofByteArray(new byte[11_000_000])),
                413,
                "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void another_content_type_is_refused(String type) {
        for (String path : List.of("/update", "/updates", "/test/update")) {
            Answer answer = client().post(path, update("typed"), "Content-Type", type);
            assertProblem(answer, 415, "unsupported-media-type");
            assertThat(answer.json().get("detail").asString())
                    .contains(type, "send application/json");
        }
    }

    @Test
    void a_body_without_content_type_is_refused_with_a_sentence() {
        var request = client().request("/update").POST(BodyPublishers.ofString(update("untyped")));

        Answer answer = client().send(request);

        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.json().get("detail").asString())
                .startsWith("the request has no Content-Type; send application/json");
    }

    @Test
    void a_key_that_cannot_be_one_is_refused() {
        Answer answer = client().post("/update", update("key"), "Idempotency-Key", "k".repeat(129));

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().get("detail").asString())
                .isEqualTo("Idempotency-Key must have 1 to 128 characters, has 129");
    }

    @Test
    void an_id_that_a_path_cannot_carry_is_refused_with_the_way_that_can() {
        for (String encoded : List.of("a%2Fb", "50%25")) {
            Answer answer = client().delete("/contracts/" + encoded);
            assertProblem(answer, 400, "invalid-request");
            assertThat(answer.json().get("detail").asString()).contains("?contract_id=");
        }
    }

    @Test
    void calls_that_do_not_exist_are_problems() {
        assertProblem(client().get("/update"), 405, "method-not-allowed");
        assertProblem(client().get("/nothing"), 404, "not-found");
        assertProblem(client().delete("/contracts"), 400, "invalid-request");
        assertProblem(client().delete("/contracts?contract_id="), 400, "invalid-request");
    }

    @Test
    void a_bare_semicolon_in_a_path_never_removes_another_contract() {
        assertProblem(client().delete("/contracts/kept;really"), 400, "invalid-request");
        assertThat(records(topics().updates(), "kept")).isEmpty();
    }

    private static void assertProblem(Answer answer, int status, String kind) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.json().get("type").asString())
                .isEqualTo("urn:switchboard:problem:" + kind);
        assertThat(answer.body().getBytes(UTF_8)).hasSizeLessThan(4_000);
    }

    private static List<String> pointers(Answer answer) {
        JsonNode violations = answer.json().get("violations");
        return StreamSupport.stream(violations.spliterator(), false)
                .map(violation -> violation.get("pointer").asString())
                .toList();
    }
}
