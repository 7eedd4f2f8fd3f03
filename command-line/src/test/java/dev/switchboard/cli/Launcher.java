package dev.switchboard.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs the script at the top, or what it consists of.
 *
 * @param folder where it runs, and the home of its user
 */
record Launcher(Path folder) {

    static final Path SCRIPT = Path.of("../switchboard").toAbsolutePath().normalize();

    record Ended(int exit, String out, String err) {}

    Ended launch(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(SCRIPT.toString()));
        all.addAll(Arrays.asList(words));
        return bash(Map.of(), all.toArray(String[]::new));
    }

    Ended bash(Map<String, String> environment, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("bash"));
        all.addAll(Arrays.asList(words));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(all)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        return new Ended(
                exit,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
