package dev.switchboard.cli.terminal;

/**
 * Text that others wrote, made fit for a terminal: what could move the cursor, colour, hide or turn
 * other text around is written as in JSON strings, such as {@code \u001b}.
 */
public final class Printable {

    // parts of words in Indian scripts and in Persian
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Printable() {}

    /** Fit for a line: line breaks are written so too. */
    public static String line(String text) {
        return text.codePoints()
                .collect(StringBuilder::new, Printable::append, StringBuilder::append)
                .toString();
    }

    /** Fit for several lines: line breaks stay. */
    public static String lines(String text) {
        return text.codePoints()
                .collect(
                        StringBuilder::new,
                        (all, c) -> {
                            if (c == '\n') {
                                all.append('\n');
                            } else {
                                append(all, c);
                            }
                        },
                        StringBuilder::append)
                .toString();
    }

    private static void append(StringBuilder all, int character) {
        if (!isSeen(character)) {
            for (char unit : Character.toChars(character)) {
                all.append("\\u%04x".formatted((int) unit));
            }
        } else {
            all.appendCodePoint(character);
        }
    }

    private static boolean isSeen(int character) {
        if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
