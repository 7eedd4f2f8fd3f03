package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
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
