package dev.switchboard.testkit.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A frame as it was received: header values as they stand on the wire, escapes and all. */
public record StompFrame(String command, Map<String, String> headers, String body) {

    public static StompFrame parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.endsWith("\0")) {
            throw new AssertionError("no frame: " + text);
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String before =
                    headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1));
            if (before != null) {
                throw new AssertionError("a header twice: " + text);
            }
        }
        String body = text.substring(blank + 2, text.length() - 1);
        return new StompFrame(lines[0], Collections.unmodifiableMap(headers), body);
    }

    /** All headers with the escapes of STOMP 1.2 resolved. */
    public JsonNode headersAsJson() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        headers.keySet().forEach(name -> all.put(name, header(name)));
        return all;
    }

    /** The value of a header as it stands on the wire. */
    public String raw(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new AssertionError("no header " + name + ": " + this);
        }
        return value;
    }

    /** The value of a header with the escapes of STOMP 1.2 resolved. */
    public String header(String name) {
        StringBuilder text = new StringBuilder();
        String value = raw(name);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text.append(c == '\\' ? resolve(value.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char resolve(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'c' -> ':';
            case '\\' -> '\\';
            default -> throw new AssertionError("undefined escape \\" + escaped);
        };
    }

    public boolean is(String type) {
        return command.equals("MESSAGE") && body.contains("\"type\":\"" + type + "\"");
    }

    public JsonNode json() {
        return JsonClient.read(body);
    }

    public int bodyBytes() {
        return body.getBytes(UTF_8).length;
    }
}
