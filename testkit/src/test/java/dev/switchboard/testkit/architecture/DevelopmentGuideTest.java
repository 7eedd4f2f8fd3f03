package dev.switchboard.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DevelopmentGuideTest {

    private static final DevelopmentGuide GUIDE =
            new DevelopmentGuide(
                    """
                    # Guide

                    ## Empty

                    Words.

                    ## Full

                    ```
                    first
                    second
                    ```

                    ```
                    another
                    ```
                    """
                            .lines()
                            .toList());

    @Test
    void the_block_below_a_heading_is_the_first_of_its_section() {
        assertThat(GUIDE.blockBelow("Full")).isEqualTo("first\nsecond");
    }

    @Test
    void a_section_without_a_block_does_not_show_the_next_ones() {
        assertThatThrownBy(() -> GUIDE.blockBelow("Empty"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no block below \"Empty\"");
    }

    @Test
    void a_heading_that_is_not_there_fails() {
        assertThatThrownBy(() -> GUIDE.blockBelow("Absent"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no heading \"Absent\"");
    }
}
