package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./switchboard soak} with a Maven that runs no tests but writes the rows of some. */
class SoakCommandTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
    private static final Path SCRIPT = Path.of("../switchboard").toAbsolutePath().normalize();

    @TempDir private Path folder;

    private Path temporary;

    @BeforeEach
    void copyScript() throws IOException {
        Files.copy(SCRIPT, folder.resolve("switchboard"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
        Path test = folder.resolve("some/src/test/java/SomeTest.java");
        Files.createDirectories(test.getParent());
        Files.writeString(test, "@Soak\n@Tag(\"faults\")\nclass SomeTest {}\n");
    }

    private Program soak(String maven, String... arguments) throws IOException {
        Path mvn = folder.resolve("bin/mvn");
        Files.createDirectories(mvn.getParent());
        Files.writeString(
                mvn,
                """
                #!/usr/bin/env bash
                for word in "$@"; do
                    case $word in
                        -Dsoak.rows=*) rows=${word#*=} ;;
                        -Dsoak.seed=*) seed=${word#*=} ;;
                    esac
                done
                row() { printf '%s\\t%s\\t%s\\t%s\\t%s\\t%s\\t%s\\t%s\\n' "$@" "$seed" >>"$rows"; }
                """
                        + maven);
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Program.start(
                Stream.concat(
                                Stream.of("bash", folder + "/switchboard", "soak"),
                                Stream.of(arguments))
                        .toList(),
                Map.of(
                        "PATH", mvn.getParent() + ":" + System.getenv("PATH"),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "TMPDIR", temporary.toString()));
    }

    private List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }

    @Test
    void rounds_are_added_up_to_a_table() throws Exception {
        try (Program soak =
                soak(
                        """
                        echo "$@" >>"$TMPDIR/../../calls"
                        row 'one fault' ok 0 0 0 0 $((seed * 100))
                        row 'no figures' ok - - - - -
                        """,
                        "faults",
                        "--rounds",
                        "2",
                        "--seed",
                        "7")) {
            assertThat(soak.await()).as(soak.output()).isZero();

            assertThat(soak.output())
                    .contains(
                            "| one fault | 2 | 0 | 0 | 0 | 0 | 0 | 0.8 | 8 |",
                            "| no figures | 2 | 0 | - | - | - | - | - | 8 |");
        }
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .hasSize(2)
                .allSatisfy(
                        call -> assertThat(call).contains("-pl some -am -Dgroups=soak & faults"));
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void what_was_found_decides_how_it_ends_and_shows_its_seed() throws Exception {
        try (Program soak =
                soak(
                        """
                        (( seed == 8 )) && row 'a fault' failed 1 2 3 4 - || row 'a fault' ok 0 0 0 0 -
                        """,
                        "--rounds",
                        "3",
                        "--seed",
                        "7")) {
            assertThat(soak.await()).isEqualTo(1);

            assertThat(soak.output()).contains("| a fault | 3 | 1 | 1 | 2 | 3 | 4 | - | 8 |");
        }
    }

    @Test
    void a_test_that_fails_without_a_row_is_found() throws Exception {
        try (Program soak =
                soak("row 'a fault' ok 0 0 0 0 -; echo '[ERROR] the JVM crashed'", "faults")) {
            assertThat(soak.await()).isEqualTo(1);
        }
    }

    @Test
    void a_run_without_tests_is_no_success() throws Exception {
        try (Program soak = soak("", "faults")) {
            assertThat(soak.await()).isEqualTo(1);

            assertThat(soak.output()).contains("no test ran");
        }
    }

    @Test
    void a_process_that_outlives_its_test_is_found_and_ended() throws Exception {
        try (Program soak =
                soak(
                        """
                        row 'a fault' ok 0 0 0 0 -
                        sleep 600 >/dev/null 2>&1 &
                        until [[ $(ps -o comm= -p $!) == sleep ]]; do :; done
                        """,
                        "faults")) {
            assertThat(soak.await()).isEqualTo(1);

            assertThat(soak.output()).contains("processes were left behind:", "sleep 600");
        }
    }

    @Test
    void interrupted_it_ends_all_it_started_and_says_what_it_knows() throws Exception {
        try (Program soak =
                soak(
                        """
                        row 'a fault' ok 0 0 0 0 -
                        trap '' TERM
                        sleep 600 &
                        echo $! >"$TMPDIR/../../started"
                        wait; sleep 600
                        """,
                        "faults")) {
            Path started = folder.resolve("started");
            await().atMost(LONG_ENOUGH)
                    .until(() -> Files.exists(started) && Files.size(started) > 0);
            long pid = Long.parseLong(Files.readString(started).strip());

            soak.signal("TERM");

            assertThat(soak.await()).isEqualTo(143);
            assertThat(soak.output()).contains("| a fault | 1 | 0 |");
            await().atMost(LONG_ENOUGH)
                    .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        }
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void rounds_and_minutes_exclude_each_other() throws Exception {
        try (Program soak = soak("", "--rounds", "1", "--minutes", "1")) {
            assertThat(soak.await()).isEqualTo(2);
            assertThat(soak.output()).contains("--rounds or --minutes, not both");
        }
    }

    @Test
    void what_it_does_not_know_it_says_in_one_line() throws Exception {
        for (String wrong : List.of("--rounds", "--minutes=1", "everything")) {
            try (Program soak = soak("", wrong)) {
                assertThat(soak.await()).isEqualTo(2);
                assertThat(soak.output()).hasLineCount(1).contains(wrong);
            }
        }
    }
}
