package dev.switchboard.service.web;

import dev.switchboard.model.problem.ProblemKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses what Jetty lets pass of paths that can be read in more than one way: dot segments (RFC
 * 3986, section 3.3), which Jetty resolves and Spring takes for names, and path parameters, at
 * whose semicolon Spring cuts a segment off. Thread-safe.
 */
final class AmbiguousPaths extends OncePerRequestFilter {

    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.\\.?(/|$)");

    private final HandlerExceptionResolver problems;

    AmbiguousPaths(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> fault = fault(request.getRequestURI());
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

    private static Optional<String> fault(String path) {
        if (path.indexOf(';') >= 0) {
            return Optional.of("a semicolon in a path must be percent-encoded");
        }
        return DOT_SEGMENT.matcher(path).find()
                ? Optional.of(ServerFault.AMBIGUOUS)
                : Optional.empty();
    }
}
