package dev.switchboard.router.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table by which {@link Era} decides: at least one line for each of its rows. */
class EraTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # in _meta | header     | method               | session | era
                    true       | 2026-07-28 | tools/call           | false   | STATELESS
                    true       | 2025-11-25 | tools/call           | true    | STATELESS
                    true       |            | initialize           | false   | STATELESS
                    false      |            | initialize           | false   | SESSION
                    false      | 2025-11-25 | initialize           | false   | SESSION
                    false      | 2026-07-28 | initialize           | false   | SESSION
                    false      |            | initialize           | true    | SESSION
                    false      |            | server/discover      | false   | STATELESS
                    false      | 2025-11-25 | server/discover      | true    | STATELESS
                    false      |            | subscriptions/listen | true    | STATELESS
                    false      | 2026-07-28 | tools/list           | false   | STATELESS
                    false      | 2026-07-28 | tools/list           | true    | STATELESS
                    false      |            | tools/list           | true    | SESSION
                    false      | 2025-03-26 | tools/list           | true    | SESSION
                    false      | 1999-01-01 | tools/list           | true    | SESSION
                    false      | 2025-06-18 | tools/list           | false   | SESSION
                    false      |            | tools/list           | false   | STATELESS
                    false      | 1999-01-01 | tools/list           | false   | STATELESS
                    """)
    void a_message_is_meant_in_the_era_it_speaks(
            boolean inMeta, @Nullable String header, String method, boolean session, Era era) {
        assertThat(Era.of(inMeta, header, method, session)).isEqualTo(era);
    }
}
