package dev.switchboard.testkit.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Each test of the soak leaves a row, however it ends. */
class SoakRecorderTest {

    @TempDir private Path folder;

    @Soak
    static class Measured {
        @Test
        void in_order(SoakRow row) {
            row.named("a fault").breaches(0, 1, 2, 3);
            row.recovery(Duration.ofSeconds(4));
            assertThat(row.seed()).isNotZero();
        }
    }

    @Soak
    static class Ending {
        @ParameterizedTest
        @ValueSource(strings = {"ok", "failed", "skipped"})
        void it_ends(String how) {
            assumeTrue(!how.equals("skipped"));
            assertThat(how).isEqualTo("ok");
        }
    }

    @Soak
    static class Broken {
        @BeforeAll
        static void start() throws IOException {
            var _ = Files.readString(Path.of("no such file"));
        }

        @Test
        void never_runs() {}
    }

    @Test
    void figures_stand_in_the_row() throws IOException {
        assertThat(rowsOf(Measured.class)).containsExactly("a fault\tok\t0\t1\t2\t3\t4000\t9");
    }

    @Test
    void tests_of_one_round_have_plans_of_their_own_and_the_same_again_with_its_seed() {
        SoakRow row = new SoakRow("one", 9);

        assertThat(row.seed()).isEqualTo(new SoakRow("one", 9).seed());
        assertThat(row.seed()).isNotEqualTo(new SoakRow("other", 9).seed());
        assertThat(row.seed()).isNotEqualTo(new SoakRow("one", 10).seed());
        assertThat(row.line("ok")).endsWith("\t9");
    }

    @Test
    void a_row_says_how_its_test_ended() throws IOException {
        assertThat(rowsOf(Ending.class))
                .containsExactlyInAnyOrder(
                        "Ending: it ends [1] how = \"ok\"\tok\t-\t-\t-\t-\t-\t-",
                        "Ending: it ends [2] how = \"failed\"\tfailed\t-\t-\t-\t-\t-\t-",
                        "Ending: it ends [3] how = \"skipped\"\tskipped\t-\t-\t-\t-\t-\t-");
    }

    @Test
    void tests_that_could_not_begin_are_one_row() throws IOException {
        assertThat(rowsOf(Broken.class)).containsExactly("Broken\tfailed\t-\t-\t-\t-\t-\t-");
    }

    private List<String> rowsOf(Class<?> tests) throws IOException {
        Path rows = folder.resolve("rows");
        System.setProperty("soak.rows", rows.toString());
        System.setProperty("soak.seed", "9");
        try {
            var _ = EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
        } finally {
            System.clearProperty("soak.rows");
            System.clearProperty("soak.seed");
        }
        return Files.readAllLines(rows);
    }
}
