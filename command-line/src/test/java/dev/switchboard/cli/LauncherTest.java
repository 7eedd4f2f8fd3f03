package dev.switchboard.cli;

import static dev.switchboard.cli.Launcher.SCRIPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.cli.Launcher.Ended;
import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top, as a user calls it. */
class LauncherTest {

    @TempDir private Path folder;

    @Test
    void help_names_every_command() throws Exception {
        Ended help = launcher("help");

        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .contains(
                        "run",
                        "logs",
                        "send",
                        "watch",
                        "replay",
                        "dlt list",
                        "mcp",
                        "build",
                        "test",
                        "conformance",
                        "help");
        assertThat(launcher()).isEqualTo(help);
    }

    @Test
    void unknown_command_is_one_line_and_exit_code_2() throws Exception {
        assertThat(launcher("dance"))
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "switchboard: there is no command 'dance'; ./switchboard help lists"
                                        + " them\n"));
    }

    @Test
    void commands_that_talk_to_a_server_get_all_their_words() throws Exception {
        for (String command : List.of("send", "watch", "replay", "dlt", "mcp")) {
            Ended ended =
                    bash(
                            Map.of(),
                            "-c",
                            "source '%s'; client() { printf '%%s|' \"$@\"; }; main %s show 'a b' --json"
                                    .formatted(SCRIPT, command));

            assertThat(ended).isEqualTo(new Ended(0, command + "|show|a b|--json|", ""));
        }
    }

    @Test
    void nothing_is_said_of_jdks_that_are_not_needed_where_sigpipe_is_ignored() throws Exception {
        String home = System.getProperty("java.home");

        Ended found =
                bash(
                        Map.of(),
                        "-c",
                        """
                        trap '' PIPE
                        source '%s'
                        jdk_places() { echo '%s'; for _ in {1..100000}; do echo x; done; }
                        find_jdk
                        wait $! || true # for the other places
                        """
                                .formatted(SCRIPT, home));

        assertThat(found).isEqualTo(new Ended(0, home + "\n", ""));
    }

    @Test
    void modules_are_tested_beside_each_other_unless_the_caller_says_otherwise() throws Exception {
        fakeMaven("echo \"$@\"");
        Map<String, String> environment =
                Map.of(
                        "PATH",
                        folder + ":" + System.getenv("PATH"),
                        "JAVA_HOME",
                        System.getProperty("java.home"));

        assertThat(bash(environment, SCRIPT.toString(), "test", "-pl", "x").out())
                .isEqualTo("-B verify -T 1C -pl x\n");
        assertThat(bash(environment, SCRIPT.toString(), "test", "-T", "1").out())
                .isEqualTo("-B verify -T 1\n");
    }

    @Test
    void missing_log_is_one_line() throws Exception {
        Ended logs = launcher("logs", "-f", "--data", "elsewhere");

        assertThat(logs.exit()).isEqualTo(1);
        assertThat(logs.err())
                .hasLineCount(1)
                .startsWith("switchboard: no log yet at elsewhere/logs/switchboard.log");
    }

    @Test
    void logs_prints_the_last_lines() throws Exception {
        Path log = folder.resolve("data/logs/switchboard.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "first\nsecond\n");

        assertThat(launcher("logs")).isEqualTo(new Ended(0, "first\nsecond\n", ""));
    }

    @Test
    void logs_with_f_prints_lines_as_they_come() throws Exception {
        Path log = folder.resolve("data/logs/switchboard.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "first\n");
        try (Program logs =
                Program.start(
                        "bash", SCRIPT.toString(), "logs", "-f", "--data", folder + "/data")) {
            await().until(() -> logs.output().equals("first"));

            Files.writeString(log, "second\n", StandardOpenOption.APPEND);

            await().until(() -> logs.output().equals("first\nsecond"));
        }
    }

    @Test
    void what_has_not_changed_is_not_built_again() throws Exception {
        Files.copy(SCRIPT, folder.resolve("switchboard"));
        fakeMaven("echo \"$@\" >>'%s/builds'".formatted(folder));
        Path source = folder.resolve("some/src/main/java/Some.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Some {}");

        assertThat(buildsOf("some")).isEqualTo(1);
        assertThat(buildsOf("some")).isEqualTo(1);
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(buildsOf("some")).isEqualTo(2);
    }

    @Test
    void a_build_that_failed_is_tried_again() throws Exception {
        Files.copy(SCRIPT, folder.resolve("switchboard"));
        fakeMaven("echo \"$@\" >>'%s/builds'; echo 'no such symbol'; exit 1".formatted(folder));
        Files.createDirectories(folder.resolve("some/src"));

        Ended failed = build("some");

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("no such symbol", "switchboard: the build failed");
        assertThat(buildsOf("some")).isEqualTo(2);
    }

    /** Calls for a build of a module; how many builds there were by then. */
    private int buildsOf(String module) throws Exception {
        build(module);
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private Ended build(String module) throws Exception {
        return bash(
                Map.of("PATH", folder + ":" + System.getenv("PATH")),
                "-c",
                "source '%s/switchboard'; build_if_changed one '' %s".formatted(folder, module));
    }

    private void fakeMaven(String script) throws IOException {
        Path mvn = folder.resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void java_home_is_taken_when_it_is_new_enough() throws Exception {
        Path jdk = fakeJdk("mine", "25.0.1", "javac");

        Ended found = bash(Map.of("JAVA_HOME", jdk.toString()), SCRIPT.toString(), "jdk");

        assertThat(found).isEqualTo(new Ended(0, jdk + "\n", ""));
    }

    @Test
    void first_jdk_that_is_new_enough_is_taken() throws Exception {
        Path old = fakeJdk("old", "17.0.15", "javac");
        Path runtimeOnly = fakeJdk("runtime", "25.0.1", "java");
        Path newer = fakeJdk("newer", "26", "javac");
        Path later = fakeJdk("later", "25.0.1", "javac");

        Ended found = searching("jdk", folder.resolve("gone"), old, runtimeOnly, newer, later);

        assertThat(found).isEqualTo(new Ended(0, newer + "\n", ""));
    }

    @Test
    void without_a_jdk_one_line_says_what_to_install() throws Exception {
        Ended ended = searching("run", fakeJdk("old", "17.0.15", "javac"));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo(
                        "switchboard: no JDK 25 or later found: install one of any vendor, or point"
                                + " JAVA_HOME at it\n");
    }

    @Test
    void jdks_are_looked_for_where_they_are_usually_put() throws Exception {
        Files.createDirectories(folder.resolve(".jdks/one"));
        Files.createDirectories(folder.resolve(".sdkman/candidates/java/two"));

        Ended places =
                bash(
                        Map.of("JAVA_HOME", "/first"),
                        "-c",
                        "source '%s'; jdk_places".formatted(SCRIPT));

        assertThat(places.out().lines())
                .startsWith("/first")
                .contains(folder + "/.jdks/one", folder + "/.sdkman/candidates/java/two");
    }

    /** Runs a command with these places to look for a JDK. */
    private Ended searching(String command, Path... places) throws Exception {
        List<String> names = Arrays.stream(places).map(Path::toString).toList();
        String script =
                "source '%s'; jdk_places() { printf '%%s\\n' '%s'; }; main %s"
                        .formatted(SCRIPT, String.join("' '", names), command);
        return bash(Map.of(), "-c", script);
    }

    private Path fakeJdk(String name, String version, String lastTool) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        for (String tool : List.of("java", lastTool)) {
            Path file = home.resolve("bin").resolve(tool);
            Files.writeString(file, "#!/bin/sh\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return home;
    }

    private Ended launcher(String... words) throws Exception {
        return new Launcher(folder).launch(words);
    }

    private Ended bash(Map<String, String> environment, String... words) throws Exception {
        return new Launcher(folder).bash(environment, words);
    }
}
