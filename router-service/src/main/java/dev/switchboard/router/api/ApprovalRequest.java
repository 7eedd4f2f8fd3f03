package dev.switchboard.router.api;

import dev.switchboard.model.problem.Violation;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Definitions that somebody wants to approve.
 *
 * @param changedBy who wants it; null if they do not say
 */
record ApprovalRequest(Set<String> hashes, @Nullable String changedBy) {

    static final int MOST = 1_000;

    private static final String FIELD = "hashes";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Reads a body.
     *
     * @throws dev.switchboard.service.web.problem.ProblemException with all that is wrong
     */
    static ApprovalRequest read(byte @Nullable [] json) {
        BodyFields body = BodyFields.of(json);
        JsonNode given = body.value(FIELD);
        Set<String> hashes = new LinkedHashSet<>();
        if (given == null) {
            body.violate(FIELD, "is required", null);
        } else if (!given.isArray() || given.isEmpty() || given.size() > MOST) {
            body.violate(FIELD, "must be an array of 1 to %,d hashes".formatted(MOST), given);
        } else {
            for (int i = 0; i < given.size(); i++) {
                String hash = given.get(i).asString("");
                if (HASH.matcher(hash).matches()) {
                    hashes.add(hash);
                } else {
                    body.violate(
                            Violation.of(
                                    "/%s/%d".formatted(FIELD, i),
                                    "must be the hash of a definition, 64 hexadecimal digits",
                                    given.get(i)));
                }
            }
        }
        String changedBy = body.changedBy();
        body.requireGood("an approval");
        return new ApprovalRequest(hashes, changedBy);
    }
}
