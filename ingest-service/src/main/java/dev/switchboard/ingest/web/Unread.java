package dev.switchboard.ingest.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;

/**
 * From where on a stream was not read.
 *
 * @param from the first line that was not read to its end, counted from 0 or the index that the
 *     first has
 * @param status 503 where Kafka did not take it in time: send the rest again; 400 where the stream
 *     broke off or could not be unpacked
 * @param retryAfter when to send the rest again; no part of the body
 */
@Schema(description = "From where on a stream was not read.")
record Unread(
        @Schema(
                        description = "The first line that was not read, from 0 or from first.",
                        requiredMode = RequiredMode.REQUIRED)
                long from,
        @Schema(
                        description = "503: send the rest again. 400: the stream broke off.",
                        requiredMode = RequiredMode.REQUIRED)
                int status,
        @Schema(description = "Why, in one sentence.", requiredMode = RequiredMode.REQUIRED)
                String detail,
        @JsonIgnore @Schema(hidden = true) Duration retryAfter) {

    /** Long enough for another node to take over, or this one to be back. */
    static final Duration SOON = Duration.ofSeconds(2);

    static Unread broken(long from, String detail) {
        return new Unread(from, ProblemKind.INVALID_REQUEST.status(), detail, Duration.ZERO);
    }

    static Unread unavailable(long from, String detail, Duration retryAfter) {
        return new Unread(from, ProblemKind.UNAVAILABLE.status(), detail, retryAfter);
    }

    boolean toBeSentAgain() {
        return status == ProblemKind.UNAVAILABLE.status();
    }

    /** As the answer, where nothing came before. */
    ProblemException asProblem() {
        return toBeSentAgain()
                ? new ProblemException(ProblemKind.UNAVAILABLE, detail, retryAfter)
                : new ProblemException(ProblemKind.INVALID_REQUEST, detail);
    }
}
