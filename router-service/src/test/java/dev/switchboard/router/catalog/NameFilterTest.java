package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | a | true",
                "a | ab | false",
                "* | '' | true",
                "'' | a | false",
                "a* | a | true",
                "a*b | ab | true",
                "a*b | a-b-b | true",
                "a*b | a-b-c | false",
                "*b* | abc | true",
                "**b | aab | true",
                "*ab*ab | abab | true",
                "*ab*ab | aab | false",
                "a.c | abc | false",
            })
    void a_star_stands_for_any_text_and_nothing_else_is_special(
            String pattern, String name, boolean matches) {
        assertThat(new NameFilter(List.of(pattern), List.of(), Map.of()).chooses(name))
                .isEqualTo(matches);
        assertThat(new NameFilter(List.of(), List.of(pattern), Map.of()).chooses(name))
                .isNotEqualTo(matches);
    }

    /** An expression with back-tracking would take for ever. */
    @Test
    @Timeout(20)
    void many_stars_do_no_harm() {
        NameFilter filter = new NameFilter(List.of("*a".repeat(40) + "b"), List.of(), Map.of());

        assertThat(filter.chooses("a".repeat(500))).isFalse();
    }
}
