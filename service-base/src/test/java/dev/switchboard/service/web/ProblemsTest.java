package dev.switchboard.service.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.RawHttp;
import dev.switchboard.testkit.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = ProblemTestService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:service-base.yaml",
            "spring.mvc.async.request-timeout=200ms",
            "switchboard.web.body-limit=100B",
            "switchboard.web.batch-limit=1000B"
        })
final class ProblemsTest {

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", TestKafka::bootstrapServers);
    }

    private final HttpClient http = HttpClient.newHttpClient();
    @LocalServerPort private int port;

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, not-found, there is nothing at /nothing",
        "/json, 405, method-not-allowed, GET is not possible here; use POST",
        "/busy, 429, too-many-requests, slow down",
        "/never, 503, unavailable, the answer was not ready in time; try again",
        "/error, 404, not-found, there is nothing at /error",
        "/a%2Fb, 400, invalid-request, the path can be read in more than one way"
    })
    void an_error_is_a_problem(String path, int status, String kind, String detail)
            throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode problem = problem(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:switchboard:problem:" + kind);
        assertThat(problem.get("detail").asString()).startsWith(detail);
    }

    @Test
    void when_to_return_is_told_in_whole_seconds_rounded_up() throws Exception {
        assertThat(get("/busy").headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void a_bug_is_an_incident_and_tells_nothing_of_itself() throws Exception {
        HttpResponse<String> answer = get("/bug");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(problem(answer).get("detail").asString()).contains("incident ");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void the_log_has_the_whole_story_of_an_incident_under_its_id(CapturedOutput log)
            throws Exception {
        String told = problem(get("/bug")).get("detail").asString();
        String incident = told.substring(told.indexOf("incident "));

        assertThat(log.getOut())
                .contains(incident + ": GET /bug")
                .contains("secret", "Exception")
                .contains("at dev.switchboard.service.web.ProblemTestService");
    }

    @Test
    void parameters_that_are_missing_or_wrong_are_pointed_at() throws Exception {
        assertThat(violation("/parameters?place=CHENNAI").toString())
                .contains("/limit", "is required");
        assertThat(violation("/parameters?limit=x&place=CHENNAI").toString())
                .contains("/limit", "\"x\"");
        assertThat(violation("/parameters?limit=1&place=Delhi").toString())
                .contains("/place", "Delhi", "HYDERABAD");
        assertThat(violation("/parameters?limit=11&place=CHENNAI").toString())
                .contains("/limit", "10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[1]"})
    void a_body_that_cannot_be_read_is_malformed(String body) throws Exception {
        var answer = post("/json", "application/json", BodyPublishers.ofString(body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("type").asString()).endsWith("malformed-json");
    }

    @Test
    void another_media_type_is_refused_with_the_one_to_send() throws Exception {
        var answer = post("/json", "text/plain", BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(problem(answer).get("detail").asString())
                .isEqualTo("the body is text/plain; send application/json");
    }

    @Test
    void a_body_may_be_as_large_as_its_limit_and_no_larger() throws Exception {
        assertThat(post("/length", sized(100)).body()).isEqualTo("{\"length\":100}");
        assertThat(post("/batch-length", sized(1000)).body()).isEqualTo("{\"length\":1000}");
        for (BodyPublisher tooLarge : Arrays.asList(sized(101), chunked(101), sized(3_000_000))) {
            var answer = post("/length", tooLarge);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(problem(answer).get("detail").asString()).contains("100 bytes");
        }
        assertThat(post("/batch-length", chunked(1001)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_header_too_large_is_a_problem() throws Exception {
        var answer = send(request("/ok").header("X-Long", "x".repeat(20_000)));

        assertThat(answer.statusCode()).isEqualTo(431);
        problem(answer);
    }

    @Test
    void everything_answers_under_api_too() throws Exception {
        assertThat(get("/api/ok").body()).isEqualTo(get("/ok").body());
        assertThat(get("/api/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/api/bug?x=1").statusCode()).isEqualTo(500);
        assertThat(get("/apix/ok").statusCode()).isEqualTo(404);
        assertThat(get("/api/api/ok").statusCode()).isEqualTo(404);
    }

    @Test
    void a_page_of_an_allowed_origin_may_read_answers_and_errors() throws Exception {
        var answer = send(request("/busy").header("Origin", "http://localhost:5173"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("http://localhost:5173");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValue("ETag, Retry-After, Location, Mcp-Session-Id");
    }

    @Test
    void a_page_of_another_origin_is_refused() throws Exception {
        var answer = send(request("/ok").header("Origin", "http://evil.example"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problem(answer).get("detail").asString()).contains("ALLOWED_ORIGINS");
    }

    @Test
    void who_is_refused_before_the_body_came_is_told_that_the_connection_ends() {
        RawHttp.Answer answer =
                RawHttp.send(
                        port,
                        """
                        POST /ok HTTP/1.1\r
                        Host: localhost\r
                        Origin: http://evil.example\r
                        Content-Length: 5\r
                        \r
                        """);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).containsEntry("connection", "close");
    }

    private JsonNode violation(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        return problem(answer).get("violations").get(0);
    }

    private static JsonNode problem(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = Json.read(answer.body().getBytes(UTF_8));
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        return problem;
    }

    private static BodyPublisher sized(int bytes) {
        return BodyPublishers.ofByteArray(new byte[bytes]);
    }

    private static BodyPublisher chunked(int bytes) {
        return BodyPublishers.fromPublisher(sized(bytes));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        return post(path, "application/octet-stream", body);
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body)
            throws Exception {
        return send(request(path).header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
