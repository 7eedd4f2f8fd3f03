package dev.switchboard.router.conformance;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.UriTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Resources of text and of bytes, one to watch, and a template. */
final class Resources {

    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final UriTemplate TEMPLATE = new UriTemplate("test://template/{id}/data");

    private Resources() {}

    static List<Resource> listed() {
        return List.of(
                text("static-text", "This is the content of the static text resource."),
                binary("static-binary"),
                text("watched-resource", "Watched resource content"));
    }

    static List<ResourceTemplate> templates() {
        ObjectNode definition =
                definition("template", JSON).put("uriTemplate", TEMPLATE.toString());
        return List.of(new DataTemplate(TEMPLATE, definition));
    }

    private static Resource text(String name, String text) {
        String uri = "test://" + name;
        return new Fixed(
                uri,
                definition(name, TEXT).put("uri", uri),
                ReadResourceResult.text(uri, TEXT, text));
    }

    private static Resource binary(String name) {
        String uri = "test://" + name;
        return new Fixed(
                uri,
                definition(name, FixtureData.PNG_TYPE).put("uri", uri),
                ReadResourceResult.blob(uri, FixtureData.PNG_TYPE, FixtureData.PNG));
    }

    private static ObjectNode definition(String name, String mimeType) {
        return Json.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("description", "A resource for tests of conformance.")
                .put("mimeType", mimeType);
    }

    /** One that never changes. */
    private record Fixed(String uri, ObjectNode definition, ObjectNode contents)
            implements Resource {

        @Override
        public ReadResourceResult read(RequestContext context) {
            return ReadResourceResult.of(contents.deepCopy());
        }
    }

    /** Those that repeat what their address says. */
    private record DataTemplate(UriTemplate uriTemplate, ObjectNode definition)
            implements ResourceTemplate {

        @Override
        public Optional<ReadResourceResult> read(
                String uri, Map<String, String> variables, RequestContext context) {
            String id = variables.getOrDefault("id", "");
            ObjectNode data =
                    Json.MAPPER
                            .createObjectNode()
                            .put("id", id)
                            .put("templateTest", true)
                            .put("data", "Data for ID: " + id);
            return Optional.of(
                    ReadResourceResult.of(ReadResourceResult.text(uri, JSON, data.toString())));
        }
    }
}
