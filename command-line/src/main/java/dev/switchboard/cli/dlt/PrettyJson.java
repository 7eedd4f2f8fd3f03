package dev.switchboard.cli.dlt;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** JSON laid out over several lines; names and values, numbers too, stay as they are spelt. */
final class PrettyJson {

    private PrettyJson() {}

    /** Empty when the bytes are not JSON as this product reads it. */
    static Optional<String> of(byte[] utf8) {
        try {
            var _ = Json.read(utf8);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
        StringWriter pretty = new StringWriter();
        String text = new String(utf8, StandardCharsets.UTF_8);
        try (JsonParser parser = Json.MAPPER.createParser(text);
                JsonGenerator generator =
                        Json.MAPPER.writerWithDefaultPrettyPrinter().createGenerator(pretty)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        }
        return Optional.of(pretty.toString());
    }
}
