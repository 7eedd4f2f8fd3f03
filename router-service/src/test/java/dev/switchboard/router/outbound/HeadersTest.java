package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadersTest {

    private static final OutboundUrl URL = OutboundUrl.parse("https://a.example/b?key=hunter2");

    @ParameterizedTest
    @ValueSource(strings = {"hunter2\r\nHost: b", "hunter2\n", "hunter2\0", " hunter2", "hünter2"})
    void a_value_that_cannot_be_sent_is_refused_without_showing_it(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.NONE.with("Authorization", value))
                .withMessageContaining("Authorization")
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a:",
                "a\r\nb",
                "ä",
                "Host",
                "content-length",
                "Transfer-Encoding",
                "Connection",
                "Proxy-Authorization",
                "Accept-Encoding"
            })
    void a_name_that_cannot_be_sent_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.NONE.with(name, "a"));
    }

    @Test
    void a_name_is_found_in_any_case() {
        Headers headers = Headers.NONE.with("Mcp-Session-Id", "1").with("mcp-session-id", "2");

        assertThat(headers.first("MCP-SESSION-ID")).contains("1");
        assertThat(headers.first("other")).isEmpty();
    }

    @Test
    void no_text_for_people_shows_a_secret() {
        OutboundRequest request =
                OutboundRequest.post(URL, "text/plain", "hunter2")
                        .withHeader("Authorization", "Bearer hunter2");

        assertThat(request.toString()).doesNotContain("hunter2");
        assertThat(request.headers().toString())
                .contains("Authorization")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "'timeout=5, max=100', 4",
        "'max=100, timeout=5', 4",
        "timeout=1, 0",
        "timeout=0, 0",
        "timeout=999999, 30",
        "timeout=-5, 30",
        "'', 30",
        "hunter2, 30"
    })
    void a_connection_is_kept_for_a_second_less_than_the_server_says(String said, long seconds) {
        Headers headers = new Headers(List.of(new Headers.Field("Keep-Alive", said)));

        assertThat(Messages.idle(headers, Duration.ofSeconds(30)).toSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "TRACE", "get", "GET /", ""})
    void other_methods_are_refused(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OutboundRequest(
                                method, URL, Headers.NONE, null, OutboundLimits.DEFAULT));
    }
}
