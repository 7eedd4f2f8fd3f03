package dev.switchboard.service.web;

import dev.switchboard.model.problem.ProblemKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses requests in which a header stands twice that has one value (RFC 9110, section 5.3): each
 * reader on the way may take another of them for the one that counts. Jetty does so for {@code
 * Host} and {@code Content-Length}. And those with a transfer coding beside {@code chunked} (RFC
 * 9112, section 6.1), which Jetty takes without undoing it. Thread-safe.
 */
final class HeaderRules extends OncePerRequestFilter {

    /** The headers with one value that any call of ours reads. */
    private static final List<String> SINGLE =
            List.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.IF_MODIFIED_SINCE,
                    HttpHeaders.IF_RANGE,
                    HttpHeaders.IF_UNMODIFIED_SINCE,
                    HttpHeaders.ORIGIN,
                    HttpHeaders.RANGE,
                    "Idempotency-Key",
                    "Last-Event-ID");

    private final HandlerExceptionResolver problems;

    HeaderRules(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> fault = fault(request);
        if (fault.isPresent()) {
            problems.resolveException(
                    request,
                    response,
                    null,
                    new ProblemException(ProblemKind.INVALID_REQUEST, fault.get()));
            return;
        }
        chain.doFilter(request, response);
    }

    /** What is wrong with the headers; empty when nothing is. */
    static Optional<String> fault(HttpServletRequest request) {
        for (String name : SINGLE) {
            int times = Collections.list(request.getHeaders(name)).size();
            if (times > 1) {
                return Optional.of(
                        "the header %s came %d times; send it once".formatted(name, times));
            }
        }
        String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return coding == null || coding.strip().equalsIgnoreCase("chunked")
                ? Optional.empty()
                : Optional.of(
                        "Transfer-Encoding is %s; send the body chunked, or with its length"
                                .formatted(Excerpt.of(coding)));
    }
}
