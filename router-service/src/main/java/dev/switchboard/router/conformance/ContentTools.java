package dev.switchboard.router.conformance;

import static dev.switchboard.router.primitive.Content.audio;
import static dev.switchboard.router.primitive.Content.embedded;
import static dev.switchboard.router.primitive.Content.image;
import static dev.switchboard.router.primitive.Content.list;
import static dev.switchboard.router.primitive.ReadResourceResult.text;

import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.Content;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tools that answer with each kind of content, and with an error. */
final class ContentTools {

    private ContentTools() {}

    static List<FixtureTool> all() {
        return List.of(
                FixtureTool.saying(
                        "test_simple_text",
                        "Answers with a text.",
                        _ -> "This is a simple text response for testing."),
                answering("test_image_content", "Answers with an image.", picture()),
                answering("test_audio_content", "Answers with a sound.", sound()),
                answering(
                        "test_embedded_resource",
                        "Answers with a resource.",
                        embedded(
                                text(
                                        "test://embedded-resource",
                                        "text/plain",
                                        "This is an embedded resource content."))),
                answering(
                        "test_multiple_content_types",
                        "Answers with a text, an image and a resource.",
                        Content.text("Multiple content types test:"),
                        picture(),
                        embedded(
                                text(
                                        "test://mixed-content-resource",
                                        "application/json",
                                        "{\"test\":\"data\",\"value\":123}"))),
                FixtureTool.of(
                        "test_error_handling",
                        "Fails.",
                        (_, _) ->
                                CallToolResult.failed(
                                        "This tool intentionally returns an error for testing")));
    }

    private static FixtureTool answering(String name, String description, ObjectNode... blocks) {
        // Whoever receives a result may change it: each call answers with a copy.
        return FixtureTool.of(
                name, description, (_, _) -> CallToolResult.of(list(blocks).deepCopy()));
    }

    static ObjectNode picture() {
        return image(FixtureData.PNG, FixtureData.PNG_TYPE);
    }

    private static ObjectNode sound() {
        return audio(FixtureData.WAV, "audio/wav");
    }
}
