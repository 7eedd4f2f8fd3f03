package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.RawHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What types, charsets and codings the body of a request may have. */
final class BodyHeadersTest extends IngestTest {

    private static final List<String> POSTS = List.of("/update", "/test/update", "/updates");
    private static final String NDJSON = "application/x-ndjson";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "br",
                "deflate",
                "zstd",
                "compress",
                "gzip, br",
                "gzip, gzip",
                "gzip, x-gzip",
                "gzip;q=1",
                "*",
                "utf-8",
            })
    void a_body_that_is_packed_otherwise_is_refused_with_what_is_taken(String coding) {
        for (Answer answer : bodies("coded", coding)) {
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.header("accept-encoding")).hasValue("gzip");
            assertThat(answer.json().get("detail").asString())
                    .startsWith("Content-Encoding is " + coding + "; send the body as gzip");
        }
        assertThat(records(topics().updates(), "coded")).isEmpty();
    }

    @Test
    void a_body_packed_twice_in_two_headers_is_refused() {
        for (String path : POSTS) {
            String[] twice = {"Content-Encoding", "gzip", "Content-Encoding", "gzip"};
            Answer answer = client().post(path, update("twice"), twice);
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.header("accept-encoding")).hasValue("gzip");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "", "Identity", ","})
    void a_body_that_is_not_packed_may_say_so(String coding) {
        assertThat(bodies("identity", coding)).extracting(Answer::status).containsOnly(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity, gzip", " gzip ,"})
    void gzip_is_taken_by_whatever_name_it_has(String coding) {
        String[] header = {"Content-Encoding", coding};
        String[] lines = {"Content-Encoding", coding, "Content-Type", NDJSON};
        byte[] one = Gzip.pack(line("packed"));
        byte[] many = Gzip.pack("[" + line("packed") + "]");

        assertThat(post("/update", one, header).status()).isEqualTo(202);
        assertThat(post("/test/update", one, header).status()).isEqualTo(202);
        assertThat(post("/updates", many, header).status()).isEqualTo(202);
        assertThat(post("/updates", one, lines).status()).isEqualTo(202);
    }

    @Test
    void a_body_that_is_not_the_gzip_that_it_says_is_refused_with_a_sentence() {
        for (Answer answer : bodies("no-gzip", "gzip")) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("detail").asString())
                    .startsWith("the body is not gzip, or not all of it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "json                            | the Content-Type is \"json\", which cannot be",
                "application/                    | the Content-Type is \"application/\", which",
                "/json                           | the Content-Type is \"/json\", which cannot be",
                "application/json;charset=foo    | the Content-Type is \"application/json;charset=",
                "application/json, text/plain    | the Content-Type is \"application/json, text/",
                "text/plain                      | the body is text/plain; send application/json",
                "text/json                       | the body is text/json; send application/json",
                "*/*                             | the Content-Type is \"*/*\", which cannot be",
                "application/*                   | the Content-Type is \"application/*\", which",
                "application/*;a=b               | the Content-Type is \"application/*;a=b\", wh",
                "application/*+json              | the Content-Type is \"application/*+json\",",
                "\"application/json\"              | the Content-Type is \"\"application/json\"\"",
                "application/json;charset=\"\"     | the Content-Type is \"application/json;",
                "application/json;charset='utf-8' | the Content-Type is \"application/json;",
                "application/json;charset=\"x y\"  | the Content-Type is \"application/json;",
                "application/json;charset=\"u\\f\"  | the Content-Type is \"application/json;",
                "application/json;charset=        | the Content-Type is \"application/json;",
                "application/json;charset         | the Content-Type is \"application/json;",
                "application/json;charset=é       | the Content-Type is \"application/json;",
                "multipart/form-data              | the body is multipart/form-data; send appl",
                "multipart/form-data;boundary=x   | the body is multipart/form-data;boundary=x",
                "multipart/mixed                  | the body is multipart/mixed; send applicat",
                "application/x-www-form-urlencoded | the body is application/x-www-form-urle",
            })
    void a_type_that_is_not_taken_is_repeated(String type, String detail) {
        for (String path : POSTS) {
            RawHttp.Answer answer = raw("POST " + path, type);
            assertThat(answer.status()).as(answer.body()).isEqualTo(415);
            String quoted = Json.MAPPER.writeValueAsString(detail);
            assertThat(answer.body())
                    .contains("\"detail\":" + quoted.substring(0, quoted.length() - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json;charset=\"\"",
                "application/json;charset='utf-8'",
                "text/*;charset=\"x y\"",
                "application/*+json",
                "\"application/json\"",
                "multipart/form-data",
                "multipart/form-data;boundary=x",
                "multipart/mixed;charset=\"\"",
                "application/x-www-form-urlencoded;charset=\"\"",
            })
    void where_no_body_is_read_its_type_does_not_matter(String type) {
        assertThat(raw("DELETE /contracts/typed", type).status()).isEqualTo(202);
        assertThat(raw("DELETE /contracts?contract_id=typed", type).status()).isEqualTo(202);
        assertThat(raw("GET /update", type).status()).isEqualTo(405);
        assertThat(raw("POST /nothing", type).status()).isEqualTo(404);
        assertThat(raw("OPTIONS /update", type).status()).isEqualTo(200);
        assertThat(raw("POST /actuator/health", type).status()).isEqualTo(405);
        assertThat(raw("GET /actuator/health/liveness", type).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "UTF-16", "\"windows-1252\""})
    void another_charset_than_utf_8_is_refused(String charset) {
        for (String path : POSTS) {
            for (String type : List.of("application/json", NDJSON)) {
                if (type.equals(NDJSON) && !path.equals("/updates")) {
                    continue;
                }
                String sent = type + ";charset=" + charset;
                Answer answer = client().post(path, update("charset"), "Content-Type", sent);
                assertThat(answer.status()).isEqualTo(415);
                assertThat(answer.json().get("detail").asString())
                        .containsIgnoringCase(charset.replace("\"", ""))
                        .endsWith("send it in UTF-8");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "Application/JSON; Charset=\"UTF-8\"",
                "application/json; charset=utf8",
                "application/json; charset=us-ascii",
                "application/json; v=1",
                "application/merge-patch+json",
            })
    void what_means_json_in_utf_8_is_taken(String type) {
        assertThat(client().post("/update", update("typed"), "Content-Type", type).status())
                .isEqualTo(202);
    }

    /** Plain bodies to every call that takes one, with a coding that they may not have. */
    private List<Answer> bodies(String id, String coding) {
        return List.of(
                client().post("/update", update(id), "Content-Encoding", coding),
                client().post("/test/update", update(id), "Content-Encoding", coding),
                client().post("/updates", "[" + update(id) + "]", "Content-Encoding", coding),
                client().post(
                                "/updates",
                                line(id),
                                "Content-Encoding",
                                coding,
                                "Content-Type",
                                NDJSON));
    }

    private RawHttp.Answer raw(String requestLine, String type) {
        String head = requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        return RawHttp.send(
                port(), head + "Content-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}");
    }

    private Answer post(String path, byte[] body, String... headers) {
        return client().post(path, BodyPublishers.ofByteArray(body), headers);
    }
}
