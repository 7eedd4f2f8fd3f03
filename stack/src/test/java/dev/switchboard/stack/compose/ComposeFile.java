package dev.switchboard.stack.compose;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * A compose file as Compose reads it when nothing is set.
 *
 * @param text as it stands there
 */
record ComposeFile(String text, JsonNode services) {

    /** The top level of the repository. */
    static final Path HOME = Path.of("..");

    static final Path PLACE = HOME.resolve("docker-compose.yml");

    static ComposeFile read() throws IOException {
        return parse(Files.readString(PLACE));
    }

    /** Reads any compose file. */
    static ComposeFile parse(String text) {
        Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        JsonNode root = Json.MAPPER.valueToTree(Variables.filled(yaml));
        return new ComposeFile(text, root.path("services"));
    }

    /** What it runs, by name. */
    List<Container> containers() {
        return services.propertyStream()
                .map(service -> new Container(service.getKey(), service.getValue()))
                .toList();
    }

    Container container(String name) {
        return new Container(name, services.path(name));
    }

    /** Those built from one stage of the Dockerfile. */
    List<Container> built(String target) {
        return containers().stream()
                .filter(container -> container.target().equals(target))
                .toList();
    }
}
