package dev.switchboard.ingest.web;

import dev.switchboard.ingest.web.description.FirstIndex;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Reads the parameter {@link FirstIndex}. */
final class FirstIndexReader {

    /** Java's own reading takes the digits of all scripts, and signs. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    private FirstIndexReader() {}

    /**
     * The index that was given; 0 where none was.
     *
     * @throws ProblemException when it is no index
     */
    static long of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (DIGITS.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        String fault = "must be a whole number from 0 to 999999999999999";
        throw new ProblemException(
                ProblemKind.INVALID_REQUEST,
                FirstIndex.NAME + " " + fault,
                List.of(Violation.of("/" + FirstIndex.NAME, fault, StringNode.valueOf(text))));
    }
}
