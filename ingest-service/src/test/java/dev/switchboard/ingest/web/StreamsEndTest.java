package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StreamsEndTest {

    private final StreamsEnd end = new StreamsEnd();

    @Test
    void streams_that_come_before_it_is_started_are_not_ended() {
        assertThat(end.stopping()).isFalse();

        end.start();
        assertThat(end.stopping()).isFalse();

        end.stop();
        assertThat(end.stopping()).isTrue();
    }
}
