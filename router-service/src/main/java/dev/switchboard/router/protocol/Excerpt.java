package dev.switchboard.router.protocol;

/** What callers sent, in answers to them: not all of it, where that is long. */
public final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    /** The first 100 characters. */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
