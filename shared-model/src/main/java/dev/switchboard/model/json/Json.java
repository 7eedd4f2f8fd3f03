package dev.switchboard.model.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as this product reads it: UTF-8 only (RFC 8259, section 8.1), one value, no name twice. */
public final class Json {

    /** Thread-safe. */
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @throws MalformedJsonException with what is wrong and where, in words for the sender
     */
    public static JsonNode read(byte[] utf8) throws MalformedJsonException {
        String text = decode(utf8);
        if (text.isBlank()) {
            throw new MalformedJsonException("the body is empty; expected JSON");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new MalformedJsonException(JsonFault.describe(e));
        }
    }

    /**
     * Reads a JSON array item by item, so that many items never stand in memory as values at once.
     * All of it is checked before the first item is handed out.
     *
     * @return the items; empty when the JSON is no array
     * @throws MalformedJsonException with what is wrong and where, in words for the sender
     */
    public static Optional<Iterator<JsonNode>> items(byte[] utf8) throws MalformedJsonException {
        String text = decode(utf8);
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new MalformedJsonException("the body is empty; expected JSON");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("there is more after the JSON value");
            }
            return first == JsonToken.START_ARRAY
                    ? Optional.of(MAPPER.readerFor(JsonNode.class).readValues(text))
                    : Optional.empty();
        } catch (JacksonException e) {
            throw new MalformedJsonException(JsonFault.describe(e));
        }
    }

    /** The same value with the fields of all objects in the order of their names. */
    public static JsonNode sorted(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                ObjectNode sorted = MAPPER.createObjectNode();
                object.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(field -> sorted.set(field.getKey(), sorted(field.getValue())));
                yield sorted;
            }
            case ArrayNode array -> {
                ArrayNode copy = MAPPER.createArrayNode();
                array.forEach(element -> copy.add(sorted(element)));
                yield copy;
            }
            case JsonNode value -> value;
        };
    }

    private static String decode(byte[] utf8) throws MalformedJsonException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("not valid UTF-8; JSON is sent in UTF-8");
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw new MalformedJsonException(
                    "there is a byte order mark before the JSON; send it without");
        }
        return text;
    }
}
