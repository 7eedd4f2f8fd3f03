package dev.switchboard.stack.compose;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One service of a compose file. */
record Container(String name, JsonNode yaml) {

    String image() {
        return text("image");
    }

    /** A field of fields; empty when there is none. */
    String text(String... path) {
        JsonNode found = yaml;
        for (String field : path) {
            found = found.path(field);
        }
        return found.asString("");
    }

    /** The stage of the Dockerfile that it is built from; empty when its image is only pulled. */
    String target() {
        return text("build", "target");
    }

    Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        yaml.path("environment")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asString()));
        return variables;
    }

    /** The port of a service of ours. */
    int listensAt() {
        return Integer.parseInt(environment().getOrDefault("PORT", ""));
    }

    /** The memory it may use, such as {@code 512m}. */
    String memory() {
        return text("mem_limit");
    }

    @Override
    public String toString() {
        return name;
    }

    /** The ports the host gives it. */
    List<Published> ports() {
        return strings("ports").map(Published::parse).toList();
    }

    /** Folders and files of the repository that it sees. */
    List<String> mounts() {
        return strings("volumes")
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .filter(source -> source.startsWith("."))
                .toList();
    }

    /** The command of its health check. */
    List<String> healthCheck() {
        return yaml.path("healthcheck")
                .path("test")
                .valueStream()
                .map(JsonNode::asString)
                .skip(1) // CMD
                .toList();
    }

    private Stream<String> strings(String field) {
        return yaml.path(field).valueStream().map(JsonNode::asString);
    }

    /** {@code address:port:target}. */
    record Published(String address, int port, int target) {

        static Published parse(String text) {
            String[] parts = text.split("[:/]", -1);
            return new Published(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
    }
}
