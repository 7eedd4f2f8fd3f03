package dev.switchboard.service.web.request;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ErrorBodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what may mean something else to the next reader: {@link AmbiguousPaths} and what breaks
 * {@link HeaderRules}. Thread-safe.
 */
final class RequestRules extends OncePerRequestFilter {

    private final ErrorBodies errors;

    RequestRules(ErrorBodies errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> fault =
                AmbiguousPaths.fault(request.getRequestURI()).or(() -> HeaderRules.fault(request));
        if (fault.isPresent()) {
            errors.answer(request, response, Problem.of(ProblemKind.INVALID_REQUEST, fault.get()));
            return;
        }
        chain.doFilter(request, response);
    }
}
