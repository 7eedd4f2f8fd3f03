package dev.switchboard.broadcast.query;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Evaluates the conditions of a read (RFC 9110, section 13.2.2). Spring would evaluate those of a
 * {@code ResponseEntity} otherwise: where a request only reads it passes over {@code If-Match}, so
 * that {@code If-Unmodified-Since} counts beside it, and over {@code If-None-Match: *}.
 */
final class Preconditions {

    private final HttpHeaders headers;
    private final ETag current;
    private final Instant modified;

    /**
     * @param current the entity tag of what would be answered
     * @param modified when that was last modified; HTTP tells it in whole seconds
     */
    Preconditions(HttpServletRequest request, ETag current, Instant modified) {
        this.headers = new ServletServerHttpRequest(request).getHeaders();
        this.current = current;
        this.modified = modified.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Lets a request pass whose {@code If-Match}, or else {@code If-Unmodified-Since}, holds.
     *
     * @throws ProblemException when it does not
     */
    void require() {
        if (headers.containsHeader(HttpHeaders.IF_MATCH)) {
            if (!matches(HttpHeaders.IF_MATCH, true)) {
                throw failed(
                        "the contract's ETag is %s, which If-Match does not name; read it"
                                .formatted(current.formattedTag()));
            }
        } else if (date(HttpHeaders.IF_UNMODIFIED_SINCE).filter(modified::isAfter).isPresent()) {
            throw failed("the contract was updated after the date in If-Unmodified-Since; read it");
        }
    }

    /** Whether the caller has it already: 304, Not Modified. */
    boolean notModified() {
        if (headers.containsHeader(HttpHeaders.IF_NONE_MATCH)) {
            return matches(HttpHeaders.IF_NONE_MATCH, false);
        }
        return date(HttpHeaders.IF_MODIFIED_SINCE)
                .filter(since -> !modified.isAfter(since))
                .isPresent();
    }

    private boolean matches(String name, boolean strong) {
        return headers.getOrEmpty(name).stream()
                .map(ETag::parse)
                .flatMap(List::stream)
                .anyMatch(tag -> tag.isWildcard() || tag.compare(current, strong));
    }

    private Optional<Instant> date(String name) {
        return Optional.ofNullable(headers.getFirst(name)).flatMap(HttpDates::parse);
    }

    private static ProblemException failed(String detail) {
        return new ProblemException(ProblemKind.PRECONDITION_FAILED, detail + " again without it");
    }
}
