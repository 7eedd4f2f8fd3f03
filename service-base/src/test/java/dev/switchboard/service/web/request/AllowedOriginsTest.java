package dev.switchboard.service.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.cors.CorsConfiguration;

final class AllowedOriginsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://localhost:3000",
                "https://localhost:8443",
                "http://127.0.0.1:5173",
                "http://[::1]:8000"
            })
    void loopback_is_let_in_on_any_port_when_nothing_is_set(String origin) {
        assertThat(allowed(AllowedOrigins.parse(" "), origin)).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com:80",
                "null"
            })
    void others_are_not(String origin) {
        assertThat(allowed(AllowedOrigins.parse(""), origin)).isNull();
    }

    @Test
    void what_is_set_takes_the_place_of_loopback() {
        AllowedOrigins set =
                AllowedOrigins.parse("https://app.example.com/, https://*.example.org ,");

        assertThat(set.patterns())
                .containsExactly("https://app.example.com", "https://*.example.org");
        assertThat(allowed(set, "https://a.example.org")).isNotNull();
        assertThat(allowed(set, "http://localhost:3000")).isNull();
    }

    @Test
    void a_star_lets_everybody_in() {
        assertThat(allowed(AllowedOrigins.parse("*"), "http://anywhere.example")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.example.com", "https://app.example.com/path", "ftp://x"})
    void what_is_no_origin_is_told_at_start(String text) {
        assertThatThrownBy(() -> AllowedOrigins.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ALLOWED_ORIGINS: " + text);
    }

    private static @Nullable String allowed(AllowedOrigins origins, String origin) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOriginPatterns(origins.patterns());
        return rules.checkOrigin(origin);
    }
}
