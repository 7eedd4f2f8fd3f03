package dev.switchboard.model.json;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * What Jackson finds wrong with JSON, and where, in words for its sender: Jackson's own name its
 * classes and settings.
 */
final class JsonFault {

    /** Jackson's words for a fault, with the piece of JSON that it quotes, and ours. */
    private record Wording(Pattern jackson, String ours) {
        Wording(String jackson, String ours) {
            this(Pattern.compile(jackson, Pattern.DOTALL), ours);
        }
    }

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.defaults();
    private static final int LONGEST_QUOTE = 100;

    private static final List<Wording> WORDINGS =
            List.of(
                    new Wording("Unexpected end-of-input.*", "the JSON ends before it is complete"),
                    new Wording(
                            "Duplicate Object property \"(.*)\"",
                            "the name \"%s\" stands twice in one object"),
                    new Wording(
                            "(?:Unrecognized|Non-standard) token '(.*?)'.*",
                            "\"%s\" is no JSON value; texts stand in double quotes"),
                    new Wording("Unexpected character \\('(.+?)' \\(.*", "%s may not stand here"),
                    new Wording("Unexpected character.*", "a character may not stand here"),
                    new Wording(
                            "Unexpected close marker '(.)'.*",
                            "%s closes nothing that is open here"),
                    new Wording(
                            "Unrecognized character escape.*",
                            "a backslash begins no escape that JSON has"),
                    new Wording(
                            "Illegal unquoted character.*",
                            "a control character in a text must be escaped"),
                    new Wording("Illegal character.*", "a control character may not stand here"),
                    new Wording(
                            "Invalid numeric value: Leading zeroes.*",
                            "a number may not begin with a zero that means nothing"),
                    new Wording("Invalid numeric.*", "a number is not written as JSON writes it"),
                    new Wording(
                            "Document nesting.*",
                            "the JSON is nested deeper than %,d levels"
                                    .formatted(LIMITS.getMaxNestingDepth())),
                    new Wording(
                            "Number value.*",
                            "a number has more than %,d digits"
                                    .formatted(LIMITS.getMaxNumberLength())),
                    new Wording(
                            "Name length.*",
                            "a name has more than %,d characters"
                                    .formatted(LIMITS.getMaxNameLength())));

    private JsonFault() {}

    /** One sentence, with line and column where they are known. */
    static String describe(JacksonException e) {
        var where = e.getLocation();
        String what = what(e);
        return where == null || where.getLineNr() < 1
                ? what
                : "%s (line %d, column %d)".formatted(what, where.getLineNr(), where.getColumnNr());
    }

    private static String what(JacksonException e) {
        if (e instanceof MismatchedInputException) {
            return "there is more after the JSON value";
        }
        for (Wording wording : WORDINGS) {
            Matcher said = wording.jackson().matcher(e.getOriginalMessage());
            if (said.matches()) {
                return said.groupCount() == 0
                        ? wording.ours()
                        : wording.ours().formatted(quote(said.group(1)));
            }
        }
        return "this is no JSON";
    }

    /** Jackson repeats a name in full, however long, and of some characters only a half. */
    private static String quote(String json) {
        String piece =
                json.codePointCount(0, json.length()) > LONGEST_QUOTE
                        ? json.substring(0, json.offsetByCodePoints(0, LONGEST_QUOTE)) + "…"
                        : json;
        return piece.replaceAll("\\p{Cs}", "\ufffd");
    }
}
