package dev.switchboard.cli.status;

import java.util.ArrayList;
import java.util.List;

/** The lines of a report: each part of the system in the first column, its state beside it. */
final class ReportLines {

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";

    private final boolean colours;
    private final List<String> lines = new ArrayList<>();

    ReportLines(boolean colours) {
        this.colours = colours;
    }

    void add(String part, String words) {
        lines.add("%-13s%s".formatted(part, words));
    }

    /** One more line about the part before. */
    void addMore(String words) {
        add("", words);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    String good(String text) {
        return paint(GREEN, text);
    }

    String warning(String text) {
        return paint(YELLOW, text);
    }

    String bad(String text) {
        return paint(RED, text);
    }

    private String paint(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
