package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestTest;
import dev.switchboard.testkit.description.DescribedCalls;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every answer that the description promises, got from the running service. */
final class DescribedAnswersTest extends IngestTest {

    private static final List<String> POSTS = List.of("/update", "/test/update", "/updates");

    @Test
    void every_answer_described_is_given_and_is_as_described() {
        DescribedCalls calls = DescribedCalls.at(port());

        accepted(calls);
        POSTS.forEach(path -> refusedPosts(calls, path));
        refusedRemovals(calls, "/contracts/{contract_id}", "/contracts/c-1");
        refusedRemovals(calls, "/contracts", "/contracts?contract_id=c-1");

        // For 429 see CallerRatesTest, for 503 KafkaAwayTest; 500 is for what nobody expects.
        assertThat(calls.neverAnswered()).allMatch(answer -> answer.matches(".* (429|500|503)"));
        assertThat(calls.neverMet()).isEmpty();
    }

    @Test
    void every_example_is_as_its_schema_says() {
        assertThat(DescribedCalls.at(port()).faultyExamples()).isEmpty();
    }

    @Test
    void every_example_of_a_request_is_accepted() {
        DescribedCalls calls = DescribedCalls.at(port());

        for (String path : POSTS) {
            var examples = calls.requestExamples("post " + path);
            assertThat(examples).isNotEmpty();
            examples.forEach((type, bodies) ->
                    assertThat(bodies)
                            .isNotEmpty()
                            .allSatisfy(example ->
                                    calls.expect(202, "post " + path, path, body(type, example))));
        }
    }

    private static void accepted(DescribedCalls calls) {
        calls.expect(202, "post /update", "/update", json(update("described")));
        calls.expect(202, "post /test/update", "/test/update", json("{}"));
        calls.expect(202, "post /updates", "/updates", json("[" + update("described") + "]"));
        calls.expect(207, "post /updates", "/updates", json("[" + update("described") + ", {}]"));
        calls.expect(207, "post /updates", "/updates", brokenStream());
        calls.expect(
                202,
                "delete /contracts/{contract_id}",
                "/contracts/described",
                HttpRequest.Builder::DELETE);
        calls.expect(
                202,
                "delete /contracts",
                "/contracts?contract_id=described",
                HttpRequest.Builder::DELETE);
    }

    private static void refusedPosts(DescribedCalls calls, String path) {
        String call = "post " + path;
        String body = path.equals("/updates") ? "[" + update("d") + "]" : update("d");
        calls.expect(400, call, path, json("{"));
        calls.expect(400, call, path, json(body).andThen(r -> r.header("Idempotency-Key", "")));
        calls.expect(403, call, path, json(body).andThen(DescribedAnswersTest::foreign));
        calls.expect(406, call, path, json(body).andThen(r -> r.header("Accept", "text/html")));
        calls.expect(412, call, path, json(body).andThen(r -> r.header("If-Match", "*")));
        calls.expect(413, call, path, json(" ".repeat(11_000_000)));
        calls.expect(415, call, path, r -> r.POST(BodyPublishers.ofString(body)));
        calls.expect(422, call, path, json(path.equals("/updates") ? "{}" : "[]"));
        if (!path.equals("/updates")) {
            calls.expect(422, call, path, json("{\"location\": \"Delhi\", \"colour\": 1}"));
        }
    }

    private static void refusedRemovals(DescribedCalls calls, String template, String path) {
        String call = "delete " + template;
        Consumer<HttpRequest.Builder> delete = HttpRequest.Builder::DELETE;
        calls.expect(400, call, path, delete.andThen(r -> r.header("Idempotency-Key", "")));
        calls.expect(403, call, path, delete.andThen(DescribedAnswersTest::foreign));
        calls.expect(406, call, path, delete.andThen(r -> r.header("Accept", "text/html")));
        calls.expect(412, call, path, delete.andThen(r -> r.header("If-Match", "*")));
        calls.expect(422, call, path + "x".repeat(200), delete);
    }

    private static void foreign(HttpRequest.Builder request) {
        request.header("Origin", "https://evil.example.com");
    }

    private static Consumer<HttpRequest.Builder> json(String body) {
        return post("application/json", body);
    }

    private static Consumer<HttpRequest.Builder> body(String type, JsonNode example) {
        return post(type, example.isString() ? example.stringValue() : example.toString());
    }

    private static Consumer<HttpRequest.Builder> post(String type, String body) {
        return request -> request.POST(BodyPublishers.ofString(body)).header("Content-Type", type);
    }

    /** One line as gzip, which breaks off before its end. */
    private static Consumer<HttpRequest.Builder> brokenStream() {
        byte[] whole = Gzip.pack(line("described") + "\n{");
        return request ->
                request.POST(BodyPublishers.ofByteArray(whole, 0, whole.length - 8))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Content-Encoding", "gzip");
    }
}
