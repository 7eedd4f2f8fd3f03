package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import dev.switchboard.testkit.RawHttp;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

final class OriginsTest extends IngestTest {

    @Test
    void a_page_of_an_allowed_origin_may_send() {
        Answer preflight = preflight("https://app.example.com");
        Answer sent = client().post("/update", update("page"), "Origin", "https://app.example.com");

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("access-control-allow-headers"))
                .hasValue("content-type, idempotency-key");
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.header("access-control-allow-origin")).hasValue("https://app.example.com");
    }

    @Test
    void a_page_of_another_origin_may_not() {
        assertThat(preflight("http://localhost:3000").status()).isEqualTo(403);
        assertThat(
                        client().post(
                                        "/update",
                                        update("foreign"),
                                        "Origin",
                                        "http://localhost:3000")
                                .status())
                .isEqualTo(403);
        assertThat(records(topics().updates(), "foreign")).isEmpty();
    }

    @Test
    void a_preflight_request_names_its_origin_once() {
        RawHttp.Answer answer =
                RawHttp.ask(
                        port(),
                        "OPTIONS /update",
                        "Origin: https://app.example.com",
                        "Origin: https://evil.example",
                        "Access-Control-Request-Method: POST");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/problem+json")
                .doesNotContainKey("access-control-allow-origin");
        assertThat(answer.body()).contains("the header Origin came 2 times; send it once");
    }

    @Test
    void a_page_may_ask_for_the_methods_of_a_path_without_a_preflight_request() {
        RawHttp.Answer answer =
                RawHttp.ask(port(), "OPTIONS /update", "Origin: https://app.example.com");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsKey("allow");
    }

    private Answer preflight(String origin) {
        var request =
                client().request(
                                "/api/update",
                                "Origin",
                                origin,
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "content-type,idempotency-key")
                        .method("OPTIONS", BodyPublishers.noBody());
        return client().send(request);
    }
}
