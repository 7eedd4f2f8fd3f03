package dev.switchboard.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FramesTest {

    private static final Frames FRAMES =
            new Frames(
                    List.of(0.0, 10.0, 20.0, 30.0, 130.0),
                    List.of(0.0, 0.0, 0.0, 0.0, 0.0),
                    1,
                    List.of(60.0, 90.0));

    @Test
    void intervals_are_between_frames() {
        assertThat(FRAMES.interval(0.5)).isEqualTo(10);
        assertThat(FRAMES.interval(0.75)).isEqualTo(10);
        assertThat(FRAMES.interval(0.99)).isEqualTo(100);
        assertThat(FRAMES.longerThan(10)).isEqualTo(0.25);
        assertThat(FRAMES.longerThan(9)).isEqualTo(1);
    }

    @Test
    void gaps_are_counted_by_frame_and_of_tasks_the_longest_is_told() {
        assertThat(FRAMES.gapShare()).isEqualTo(0.2, within(1e-9));
        assertThat(FRAMES.longestTask()).isEqualTo(90);
    }

    @Test
    void frames_of_the_scene_are_counted_by_whole_seconds() {
        Frames frames =
                new Frames(
                        List.of(500.0, 1_000.0, 1_499.0, 1_501.0, 2_500.0, 2_900.0),
                        List.of(7.0, 8.0, 9.0, 10.0, 14.0, 20.0),
                        0,
                        List.of());

        assertThat(frames.drawnBySecond()).containsExactly(2.0, 5.0);
    }

    @Test
    void a_recording_of_a_page_is_read() {
        Frames frames =
                Frames.of(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"at": [1, 17.5], "drawn": [0, 1], "gaps": 2, "tasks": [51]}
                                        """));

        assertThat(frames)
                .isEqualTo(new Frames(List.of(1.0, 17.5), List.of(0.0, 1.0), 2, List.of(51.0)));
    }

    @Test
    void without_frames_there_is_nothing_to_tell() {
        assertThatThrownBy(() -> new Frames(List.of(1.0), List.of(0.0), 0, List.of()))
                .hasMessageContaining("no frames");
    }
}
