package dev.switchboard.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testkit.RawHttp;
import dev.switchboard.testkit.TestKafka;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the server refuses before any service sees it, in words for its sender. */
@SpringBootTest(
        classes = ProblemTestService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:service-base.yaml")
final class MalformedRequestsTest {

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", TestKafka::bootstrapServers);
    }

    @LocalServerPort private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /ok HTTP/1.1~~ | 400 | the header Host must come once",
                "GET /ok HTTP/1.1~Host: a~Host: a~~ | 400 | the header Host must come once",
                "GET /ok HTTP/1.1~Host: a b~~ | 400 | the header Host must come once",
                "GET /ok HTTP/1.1~Host: a:x~~ | 400 | the header Host must come once",
                "GET /ok HTTP/1.1~Host: a~Content-Length: -1~~ | 400 | the header Content-Length must come once",
                "GET /ok HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 1~~x | 400 | the header Content-Length must come",
                "GET /ok HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked~~x | 400 | a request has a Transfer-",
                "GET /ok HTTP/1.1~Host: a~Transfer-Encoding: gzip~~x | 400 | the Transfer-Encoding must end with chunked",
                "POST /length HTTP/1.1~Host: a~Transfer-Encoding: chunked~~zz~ | 400 | the body broke off, nothing came",
                "GET /ok HTTP/1.1~Host: a~Bad Name: x~~ | 400 | there is a character that may not",
                "GET /ok HTTP/1.1~Host: a~ folded: x~~ | 400 | each header must stand on one line",
                "GET /o k HTTP/1.1~Host: a~~ | 400 | there is a character that may not",
                "G@T /ok HTTP/1.1~Host: a~~ | 400 | there is a character that may not",
                "GET ok HTTP/1.1~Host: a~~ | 400 | the request is not written as HTTP",
                "GET /%zz HTTP/1.1~Host: a~~ | 400 | the request is not written as HTTP",
                "GET /%2e%2e/ok HTTP/1.1~Host: a~~ | 400 | the request is not written as HTTP",
                "GET /a%2Fb HTTP/1.1~Host: a~~ | 400 | the path can be read in more than",
                "GET /a%25b HTTP/1.1~Host: a~~ | 400 | the path can be read in more than",
                "GET //ok HTTP/1.1~Host: a~~ | 400 | the path can be read in more than",
                "GET /ok#x HTTP/1.1~Host: a~~ | 400 | a path has no fragment",
                "GET /ok HTTP/9.9~Host: a~~ | 505 | the version of HTTP must be",
                "GET /ok HTTP/1.1~Host: a~Expect: nothing~~ | 417 | Expect may only be 100-continue",
            })
    void what_is_malformed_is_refused_with_a_sentence(String request, int status, String detail) {
        RawHttp.Answer answer = send(request.replace("~~", "~Connection: close~~"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("\"detail\":\"" + detail);
    }

    @Test
    void whatever_the_request_its_answer_is_ours_and_the_server_goes_on() {
        Random random = new Random(9112);
        String valid = "POST /length HTTP/1.1~Host: a~Connection: close~Content-Length: 2~~{}";
        String others = "~ :/%?#\\;,@{\u0000\u0001é0/";

        for (int i = 0; i < 400; i++) {
            StringBuilder request = new StringBuilder(valid);
            for (int n = random.nextInt(3); n >= 0; n--) {
                // only before the body, or the server waits for the rest of it
                int at = random.nextInt(request.indexOf("~Connection"));
                char other = others.charAt(random.nextInt(others.length()));
                if (random.nextBoolean()) {
                    request.setCharAt(at, other);
                } else {
                    request.insert(at, other);
                }
            }
            RawHttp.Answer answer = send(request.toString());
            assertThat(answer.status()).as(request.toString()).isIn(200, 400, 404, 405, 505);
            assertThat(answer.body()).doesNotContain("jetty", "Exception", "VCHAR", "HostPort");
        }
        assertThat(send(valid).body()).contains("{\"length\":2}");
    }

    private RawHttp.Answer send(String request) {
        return RawHttp.send(port, request.replace("~", "\r\n"));
    }
}
