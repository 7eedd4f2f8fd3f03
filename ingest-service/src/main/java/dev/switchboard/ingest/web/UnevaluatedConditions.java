package dev.switchboard.ingest.web;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * Conditions on updates and removals (RFC 9110, section 13.1): what a contract's state is, and so
 * whether a condition holds, only the broadcast service knows. {@code If-Modified-Since} and {@code
 * If-Range} are for reads alone.
 */
final class UnevaluatedConditions {

    private static final List<String> CONDITIONS =
            List.of(
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_NONE_MATCH,
                    HttpHeaders.IF_UNMODIFIED_SINCE);

    private UnevaluatedConditions() {}

    /**
     * Lets a request pass that has no condition. To be asked last, after all that refuses a request
     * for its headers: only then does a condition count (RFC 9110, section 13.2.1).
     *
     * @throws ProblemException when it has one
     */
    static void refuse(HttpServletRequest request) {
        for (String condition : CONDITIONS) {
            if (request.getHeader(condition) != null) {
                throw new ProblemException(
                        ProblemKind.PRECONDITION_FAILED,
                        ("%s cannot be evaluated here, where the state of contracts is not known;"
                                        + " nothing was taken: send the request again without it")
                                .formatted(condition));
            }
        }
    }
}
