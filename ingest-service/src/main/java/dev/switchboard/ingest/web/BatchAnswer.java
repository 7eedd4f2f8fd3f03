package dev.switchboard.ingest.web;

import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What came of many updates, as an answer. */
final class BatchAnswer {

    private BatchAnswer() {}

    /**
     * Waits for all of them.
     *
     * @param unread where a stream was not read to its end
     * @throws ProblemException when none was accepted, for no fault of its own
     */
    static ResponseEntity<BatchOutcome> of(BatchTally tally, @Nullable Unread unread) {
        BatchOutcome outcome = tally.outcome(unread);
        Optional<Saturated> saturated = tally.saturated();
        if (tally.nothingSettled()) {
            saturated.ifPresent(missed -> {
                throw new ProblemException(
                        ProblemKind.UNAVAILABLE, missed.detail(), missed.retryAfter());
            });
            if (unread != null) {
                throw unread.asProblem();
            }
        }
        Duration again = saturated.map(Saturated::retryAfter).orElse(Duration.ZERO);
        if (unread != null && unread.retryAfter().compareTo(again) > 0) {
            again = unread.retryAfter();
        }
        boolean whole = outcome.refused() == 0 && unread == null;
        var answer = ResponseEntity.status(whole ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS);
        if (again.isPositive()) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, Long.toString(again.plusMillis(999).toSeconds()));
        }
        return answer.body(outcome);
    }
}
