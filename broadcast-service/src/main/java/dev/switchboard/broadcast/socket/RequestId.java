package dev.switchboard.broadcast.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a client calls a command, for the answer to repeat to the letter: a number that no type of
 * Java holds, spaces and escapes included.
 *
 * @param json its JSON as it was sent
 */
record RequestId(String json) {

    private static final String FIELD = "request_id";

    /**
     * The id of a command; null where it has none, or is no object.
     *
     * @param command JSON that {@link Json#read} took
     */
    static @Nullable RequestId of(byte[] command) {
        String text = new String(command, UTF_8);
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals(FIELD);
                parser.nextToken();
                long start = parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                if (found) {
                    long end = parser.currentLocation().getCharOffset();
                    return new RequestId(text.substring((int) start, (int) end));
                }
            }
            return null;
        }
    }
}
