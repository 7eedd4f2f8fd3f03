package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    private final OpenStreams streams = new OpenStreams(3, 2);

    @Test
    void one_caller_does_not_take_the_streams_of_others() {
        streams.open("ada");
        streams.open("ada");

        assertThat(refused("ada")).hasMessageContaining("of one caller");
        streams.open("bob");
    }

    @Test
    void there_are_no_more_than_there_may_be_in_all() {
        streams.open("ada");
        streams.open("bob");
        streams.open("cyd");

        assertThat(refused("dan")).hasMessageContaining("limit of open streams is");
    }

    @Test
    void one_that_is_closed_makes_room() {
        streams.open("ada");
        streams.open("ada");
        refused("ada");
        streams.close("ada");

        streams.open("ada");
        streams.open("bob");

        assertThat(refused("bob")).hasMessageContaining("limit of open streams is");
    }

    @Test
    void who_has_none_any_more_is_forgotten() {
        streams.open("ada");
        streams.close("ada");

        assertThat(streams.callers()).isZero();
    }

    private RefusedRequestException refused(String caller) {
        RefusedRequestException refused =
                catchThrowableOfType(RefusedRequestException.class, () -> streams.open(caller));
        assertThat(refused.mayComeBack()).isTrue();
        return refused;
    }
}
