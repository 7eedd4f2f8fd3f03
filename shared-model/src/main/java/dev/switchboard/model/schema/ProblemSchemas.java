package dev.switchboard.model.schema;

import dev.switchboard.model.problem.ProblemKind;
import java.util.Arrays;
import java.util.Map;

/** Schemas of errors. */
public final class ProblemSchemas {

    public static final String PROBLEM = "Problem";
    public static final String VIOLATION = "Violation";

    private ProblemSchemas() {}

    static Map<String, Schema> all() {
        return Map.of(PROBLEM, problem(), VIOLATION, violation());
    }

    private static Schema problem() {
        return Schema.object()
                .describedAs("What went wrong (RFC 9457).")
                .with(
                        "type",
                        Schema.label(
                                        Arrays.stream(ProblemKind.values())
                                                .map(ProblemKind::urn)
                                                .toList())
                                .describedAs("The kind of problem."))
                .with("title", Schema.string().describedAs("The kind in a few words."))
                .with("status", Schema.integer().between(400, 599).describedAs("The HTTP status."))
                .with(
                        "detail",
                        Schema.string()
                                .describedAs("What is wrong this time, and what to do about it."))
                .optional("violations", violations());
    }

    /** Every broken rule. */
    public static Schema violations() {
        return Schema.array(Schema.ref(VIOLATION)).describedAs("Every broken rule.");
    }

    private static Schema violation() {
        return Schema.object()
                .describedAs("One broken rule.")
                .with(
                        "pointer",
                        Schema.string()
                                .describedAs(
                                        "Where, as a JSON Pointer (RFC 6901); empty for the whole"
                                                + " body.")
                                .example("/location"))
                .with(
                        "message",
                        Schema.string()
                                .describedAs("What must hold, worded to follow the field's name."))
                .optional(
                        "rejected",
                        Schema.anything()
                                .describedAs(
                                        "The offending value, shortened where long; absent when"
                                                + " there was none."))
                .optional(
                        "allowed",
                        Schema.array(Schema.string())
                                .describedAs(
                                        "The values that would do, where they can be listed."));
    }
}
