package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import dev.switchboard.testkit.RawHttp;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that may come once only, and headers of any sort. */
final class RequestHeadersTest extends IngestTest {

    private static final List<String> POSTS = List.of("/update", "/test/update", "/updates");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Idempotency-Key     | a | b",
                "Idempotency-Key     | a | a",
                "Content-Type        | application/json | text/plain",
                "Content-Type        | text/plain | application/json",
                "Content-Type        | application/json | application/json",
                "Origin              | https://app.example.com | https://app.example.com",
                "Last-Event-ID       | a | b",
                "If-Modified-Since   | Mon, 01 Jan 2024 12:00:00 GMT | yesterday",
                "If-Unmodified-Since | yesterday | tomorrow",
                "Authorization       | Bearer a | Bearer b",
            })
    void a_header_with_one_value_that_comes_twice_is_named(String name, String one, String other) {
        String id = "header-twice";
        String[] twice = {name, one, name, other};

        for (Answer answer :
                List.of(
                        client().post("/update", update(id), twice),
                        client().post("/api/test/update", update(id), twice),
                        client().post("/updates", "[" + update(id) + "]", twice),
                        client().delete("/contracts/" + id, twice),
                        client().delete("/contracts?contract_id=" + id, twice),
                        client().get("/update", twice))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("content-type")).hasValue("application/problem+json");
            assertThat(answer.json().get("detail").asString())
                    .isEqualTo("the header " + name + " came 2 times; send it once");
        }
        assertThat(records(topics().updates(), id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Port: abc",
                "X-Forwarded-Port: 99999999999",
                "X-Forwarded-Host: a b:c",
                "X-Forwarded-Host: h:99x",
                "X-Forwarded-Host: ,",
                "X-Forwarded-Host: <x>",
                "X-Forwarded-Host:",
                "X-Forwarded-Proto: javascript",
                "Forwarded: host=h:x",
                "Forwarded: host=\"h:99999999999\"",
                "Forwarded: proto=javascript",
                "Accept:",
                "Accept: ,",
            })
    void a_header_that_says_nothing_is_as_good_as_none(String header) {
        for (String path :
                List.of(
                        "/docs",
                        "/swagger-ui/index.html",
                        "/v3/api-docs",
                        "/v3/api-docs/swagger-config",
                        "/actuator",
                        "/actuator/prometheus",
                        "/actuator/health/liveness")) {
            RawHttp.Answer answer = RawHttp.ask(port(), "GET " + path, header);
            assertThat(answer.status()).as(path).isIn(200, 302);
            assertThat(answer.body()).doesNotContain("javascript://", "<x>");
        }
    }

    @Test
    void a_key_may_hold_commas() {
        assertThat(client().post("/update", update("commas"), "Idempotency-Key", "a,b, c").status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nHost: localhost\r\nContent-Length: 2",
                "Content-Length: 2",
                "Host: a b\r\nContent-Length: 2",
                "Host: localhost\r\nContent-Length: 2\r\nContent-Length: 3",
                "Host: localhost\r\nContent-Length: 2\r\nContent-Length: 2",
                "Host: localhost\r\nContent-Length: 2, 2",
                "Host: localhost\r\nContent-Length: +2",
                "Host: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked",
                "Host: localhost\r\nTransfer-Encoding: gzip",
                "Host: localhost\r\nTransfer-Encoding: gzip, chunked",
                "Host: localhost\r\nTransfer-Encoding: chunked, chunked",
                "Host: localhost\r\nTransfer-Encoding: identity",
            })
    void what_frames_a_request_stands_once(String headers) {
        RawHttp.Answer answer =
                RawHttp.send(
                        port(),
                        "POST /update HTTP/1.1\r\nContent-Type: application/json\r\n"
                                + headers
                                + "\r\nConnection: close\r\n\r\n{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    }

    @Test
    void whatever_its_headers_a_request_gets_an_answer_that_is_described() {
        Random random = new Random(7);
        List<String> names =
                List.of(
                        "Content-Type",
                        "Content-Encoding",
                        "Idempotency-Key",
                        "Accept",
                        "If-Match",
                        "Origin",
                        "Range",
                        "Accept-Encoding",
                        "Authorization",
                        "Cookie");
        List<String> pieces =
                List.of(
                        "application/json",
                        "gzip",
                        "br",
                        ";",
                        ",",
                        "=",
                        "\"",
                        "*/*",
                        "charset",
                        "utf-8",
                        "q=0",
                        "é",
                        "/",
                        " ",
                        "identity",
                        "x".repeat(150),
                        "{",
                        "\\");

        for (int i = 0; i < 400; i++) {
            String path = POSTS.get(random.nextInt(POSTS.size()));
            HttpRequest.Builder request =
                    client().request(path).POST(BodyPublishers.ofString(update("mutated")));
            if (random.nextBoolean()) {
                request.header("Content-Type", "application/json");
            }
            for (int n = random.nextInt(3); n >= 0; n--) {
                StringBuilder value = new StringBuilder();
                for (int p = random.nextInt(5); p > 0; p--) {
                    value.append(pieces.get(random.nextInt(pieces.size())));
                }
                request.header(names.get(random.nextInt(names.size())), value.toString());
            }
            Answer answer = client().send(request);
            assertThat(answer.status())
                    .as("%s %s", request.build().headers(), answer.body())
                    .isIn(202, 400, 403, 406, 412, 415, 422);
            assertThat(answer.body()).doesNotContain("springframework", "jetty", "Exception");
        }
        assertThat(client().post("/update", update("mutated")).status()).isEqualTo(202);
    }
}
