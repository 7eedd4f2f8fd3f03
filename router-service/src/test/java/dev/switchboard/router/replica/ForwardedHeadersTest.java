package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.Headers.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {

    @Test
    void a_request_keeps_what_the_owner_needs_and_gets_the_token() {
        Headers headers =
                ForwardedHeaders.request(
                        Map.ofEntries(
                                Map.entry("Accept", List.of("application/json", "text/plain")),
                                Map.entry("Authorization", List.of("Bearer x")),
                                Map.entry("Cookie", List.of("a=b")),
                                Map.entry("Mcp-Session-Id", List.of("a.b")),
                                Map.entry("Connection", List.of("keep-alive, X-Hop")),
                                Map.entry("X-Hop", List.of("1")),
                                Map.entry("Keep-Alive", List.of("timeout=5")),
                                Map.entry("Host", List.of("h")),
                                Map.entry("Origin", List.of("http://o")),
                                Map.entry("Content-Length", List.of("5")),
                                Map.entry("X-Forwarded-For", List.of("1.2.3.4")),
                                Map.entry("X-Odd", List.of("\u00e9")),
                                Map.entry("switchboard-forwarded", List.of("forged"))),
                        "token");

        assertThat(headers.fields())
                .containsExactlyInAnyOrder(
                        new Field("Switchboard-Forwarded", "token"),
                        new Field("Switchboard-Hop", "1"),
                        new Field("Accept", "application/json"),
                        new Field("Accept", "text/plain"),
                        new Field("Mcp-Session-Id", "a.b"));
    }

    @Test
    void an_answer_keeps_what_is_for_the_client() {
        Map<String, List<String>> headers =
                ForwardedHeaders.answer(
                        new Headers(
                                List.of(
                                        new Field("content-type", "application/json"),
                                        new Field("Content-Length", "5"),
                                        new Field("Retry-After", "1"),
                                        new Field("Connection", "close"),
                                        new Field("Transfer-Encoding", "chunked"),
                                        new Field("Date", "now"),
                                        new Field("Vary", "Origin"),
                                        new Field("Access-Control-Allow-Origin", "*"))));

        assertThat(headers).containsOnlyKeys("content-type", "Content-Length", "Retry-After");
        assertThat(headers.get("Content-Type")).containsExactly("application/json");
    }
}
