package dev.switchboard.stack.compose;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The Dockerfile, as far as tests ask.
 *
 * @param stages by name, in order
 */
record Dockerfile(Map<String, Stage> stages) {

    /**
     * @param from an image, or the name of another stage
     * @param instructions each on one line
     */
    record Stage(String from, List<String> instructions) {}

    static Dockerfile read() throws IOException {
        String text = Files.readString(ComposeFile.HOME.resolve("Dockerfile"));
        String joined = text.replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", "");
        Map<String, Stage> stages = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : joined.lines().filter(l -> !l.isBlank()).toList()) {
            if (line.startsWith("FROM ")) {
                String[] words = line.split(" ", -1);
                current = new ArrayList<>();
                stages.put(words[3], new Stage(words[1], current));
            } else {
                current.add(line);
            }
        }
        return new Dockerfile(stages);
    }

    /** What follows an instruction in a stage or in those it is made from. */
    Optional<String> argument(String stage, String instruction) {
        Stage found = stages.get(stage);
        if (found == null) {
            return Optional.empty();
        }
        return found.instructions().reversed().stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .findFirst()
                .or(() -> argument(found.from(), instruction));
    }

    /** The command that a stage's containers run. */
    List<String> command(String stage) {
        List<String> words = new ArrayList<>();
        Json.MAPPER
                .readTree(argument(stage, "ENTRYPOINT").orElseThrow())
                .forEach(word -> words.add(word.asString()));
        return words;
    }

    /** What JVMs in a stage's containers are told by the image. */
    String javaOptions(String stage) {
        String variable = argument(stage, "ENV").orElseThrow();
        return Objects.requireNonNull(variable).replaceAll("^JAVA_TOOL_OPTIONS=\"(.*)\"$", "$1");
    }
}
