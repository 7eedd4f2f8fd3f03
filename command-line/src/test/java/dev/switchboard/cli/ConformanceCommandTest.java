package dev.switchboard.cli;

import static dev.switchboard.cli.Launcher.SCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.Launcher.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./switchboard conformance}, up to where it starts servers. */
class ConformanceCommandTest {

    @TempDir private Path folder;

    private Launcher launcher() {
        return new Launcher(folder);
    }

    @Test
    void conformance_without_npm_says_what_to_install() throws Exception {
        Ended ended =
                launcher()
                        .bash(
                                Map.of(),
                                "-c",
                                "source '%s'; command() { return 1; }; main conformance"
                                        .formatted(SCRIPT));

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                1,
                                "",
                                "switchboard: npm not found: install Node 22 or later, with npm\n"));
    }

    @Test
    void unknown_option_of_conformance_is_one_line_and_exit_code_2() throws Exception {
        assertThat(launcher().launch("conformance", "--revision", "2026-07-28"))
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "switchboard: conformance does not know '--revision';"
                                        + " ./switchboard conformance --help\n"));
    }

    @Test
    void conformance_at_a_url_tests_no_other_server() throws Exception {
        assertThat(launcher().launch("conformance", "routed", "--url", "http://127.0.0.1:1/mcp"))
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "switchboard: --url tests one endpoint, as the part server: leave"
                                        + " out routed\n"));
    }

    @Test
    void a_part_of_a_table_does_not_replace_the_table() throws Exception {
        assertThat(launcher().launch("conformance", "routed", "ping", "--table", "results.md"))
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "switchboard: --table writes whole tables: leave out 'ping'\n"));
    }

    @Test
    void a_server_that_does_not_say_that_it_started_is_not_waited_for_without_end()
            throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "starting\n");

        Ended ended =
                launcher()
                        .bash(
                                Map.of(),
                                "-c",
                                "source '%s'; await_line started '%s' $$ 0".formatted(SCRIPT, log));

        assertThat(ended)
                .isEqualTo(new Ended(1, "", "starting\nswitchboard: a server did not start\n"));
    }
}
