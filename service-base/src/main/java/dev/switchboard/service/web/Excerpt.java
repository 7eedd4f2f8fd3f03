package dev.switchboard.service.web;

/** What a caller sent, as messages repeat it. */
final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    /** The text, or its beginning where it is long. */
    static String of(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                : text;
    }
}
