package dev.switchboard.model.problem;

/** What a caller sent, as messages repeat it. */
public final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    /** The text; of one that is longer its first 100 characters (code points). */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                : text;
    }
}
