package dev.switchboard.broadcast.query;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Evaluates the conditions of a read (RFC 9110, section 13.2.2). Spring would evaluate those of a
 * {@code ResponseEntity} otherwise: where a request only reads it passes over {@code If-Match}, so
 * that {@code If-Unmodified-Since} counts beside it, and over {@code If-None-Match: *}.
 */
final class Preconditions {

    /** Spring's answer where there is no date, or none that can be read: both count as not sent. */
    private static final long NO_DATE = -1;

    private final HttpHeaders headers;
    private final ETag current;
    private final long modified;

    /**
     * @param current the entity tag of what would be answered
     * @param modified when that was last modified; HTTP tells it in whole seconds
     */
    Preconditions(HttpServletRequest request, ETag current, Instant modified) {
        this.headers = new ServletServerHttpRequest(request).getHeaders();
        this.current = current;
        this.modified = modified.truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
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
        } else if (isModifiedAfter(headers.getIfUnmodifiedSince())) {
            throw failed("the contract was updated after the date in If-Unmodified-Since; read it");
        }
    }

    /** Whether the caller has it already: 304, Not Modified. */
    boolean notModified() {
        if (headers.containsHeader(HttpHeaders.IF_NONE_MATCH)) {
            return matches(HttpHeaders.IF_NONE_MATCH, false);
        }
        long since = headers.getIfModifiedSince();
        return since != NO_DATE && !isModifiedAfter(since);
    }

    private boolean matches(String name, boolean strong) {
        return headers.getOrEmpty(name).stream()
                .map(ETag::parse)
                .flatMap(List::stream)
                .anyMatch(tag -> tag.isWildcard() || tag.compare(current, strong));
    }

    private boolean isModifiedAfter(long date) {
        return date != NO_DATE && modified > date;
    }

    private static ProblemException failed(String detail) {
        return new ProblemException(ProblemKind.PRECONDITION_FAILED, detail + " again without it");
    }
}
