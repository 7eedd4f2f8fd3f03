package dev.switchboard.broadcast.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes valid inputs in small ways, the same ones for the same seed. One thread. */
public final class Mutations {

    /** Bytes that mean something to one protocol or another, one char each. */
    private static final String TELLING =
            "\0\n\r\t :;,\\/\"'{}[]=&%?+-.019eEaZ\u007f\u0080\u00c3\u00ff";

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** One of them. */
    public <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** An input with one to three changes. */
    public byte[] of(byte[] input) {
        String text = new String(input, ISO_8859_1);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            text = random.nextInt(3) == 0 ? changeLine(text) : changeByte(text);
        }
        return text.getBytes(ISO_8859_1);
    }

    private String changeByte(String text) {
        int at = random.nextInt(text.length());
        char telling = TELLING.charAt(random.nextInt(TELLING.length()));
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        return switch (random.nextInt(5)) {
            case 0 -> before + after;
            case 1 -> before + telling + after;
            case 2 -> before + text.charAt(at) + telling + after;
            case 3 -> before + String.valueOf(text.charAt(at)).repeat(40) + after;
            default -> before;
        };
    }

    private String changeLine(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(at));
            default -> lines.add(random.nextInt(lines.size()), lines.remove(at));
        }
        return String.join("", lines);
    }
}
