package dev.switchboard.ingest.entry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.entry.ConcurrencyLimited.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

final class ConcurrencyLimitsTest {

    private static final DataSize MEGABYTE = DataSize.ofMegabytes(1);

    /** Three requests and one stream, or one large body. */
    private final ConcurrencyLimits concurrencyLimits =
            new ConcurrencyLimits(
                    new EntrySettings(0, 0, 1, 3, 1, Duration.ZERO, MEGABYTE),
                    MEGABYTE,
                    Duration.ZERO);

    @Test
    void large_bodies_are_in_memory_only_as_far_as_they_fit() {
        Runnable first = requireNonNull(enter(Kind.MANY, 1_048_576, null));

        assertThat(enter(Kind.MANY, 1_048_576, null)).isNull();
        assertThat(enter(Kind.MANY, 1_000, null)).isNotNull();
        first.run();
        assertThat(enter(Kind.MANY, 1_048_576, null)).isNotNull();
    }

    @Test
    void a_packed_body_counts_as_the_largest() {
        assertThat(enter(Kind.MANY, 1_000, "gzip")).isNotNull();
        assertThat(enter(Kind.MANY, 500_000, null)).isNull();
    }

    @Test
    void a_large_body_that_finds_no_place_takes_no_memory() {
        Runnable one = requireNonNull(enter(Kind.ONE, 100, null));
        assertThat(enter(Kind.ONE, 100, null)).isNotNull();
        assertThat(enter(Kind.ONE, 100, null)).isNotNull();
        assertThat(enter(Kind.MANY, 1_048_576, null)).isNull();

        one.run();

        assertThat(enter(Kind.MANY, 1_048_576, null)).isNotNull();
    }

    @Test
    void streams_have_places_of_their_own() {
        Runnable stream = requireNonNull(enter(Kind.STREAM, -1, null));

        assertThat(enter(Kind.STREAM, -1, null)).isNull();
        assertThat(enter(Kind.ONE, 100, null)).isNotNull();
        stream.run();
        assertThat(enter(Kind.STREAM, -1, null)).isNotNull();
    }

    private @Nullable Runnable enter(Kind kind, int bytes, @Nullable String packing) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (bytes >= 0) {
            request.setContent(new byte[bytes]);
        }
        if (packing != null) {
            request.addHeader("Content-Encoding", packing);
        }
        return concurrencyLimits.enter(kind, request);
    }
}
