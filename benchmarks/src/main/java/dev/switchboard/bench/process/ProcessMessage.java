package dev.switchboard.bench.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line between processes: a verb and named values without spaces, such as {@code burst run=1
 * count=200}.
 *
 * @param verb what to do, or how it went
 * @param values in their order
 */
public record ProcessMessage(String verb, Map<String, String> values) {

    public ProcessMessage {
        values = Map.copyOf(values);
    }

    /** A line with these names and values in turn. */
    public static ProcessMessage of(String verb, Object... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return new ProcessMessage(verb, values);
    }

    /** Reads a line. */
    public static ProcessMessage parse(String line) {
        String[] words = line.strip().split(" +", -1);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new ProcessMessage(words[0], values);
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name + " in: " + this);
        }
        return value;
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public long big(String name) {
        return Long.parseLong(text(name));
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> " " + value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining("", verb, ""));
    }
}
