package dev.switchboard.service.web.request;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ErrorBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses foreign origins with a problem that says what to set. */
final class OriginProcessor extends DefaultCorsProcessor {

    private static final Problem FOREIGN =
            Problem.of(
                    ProblemKind.FORBIDDEN,
                    "pages of this origin may not call this service, or not like this;"
                            + " ALLOWED_ORIGINS names those that may");

    private final ErrorBodies errors;

    OriginProcessor(ErrorBodies errors) {
        this.errors = errors;
    }

    /** A preflight request goes no further than here, where a header that came twice is noticed. */
    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration rules,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (CorsUtils.isPreFlightRequest(request)) {
            Optional<String> fault = HeaderRules.fault(request);
            if (fault.isPresent()) {
                errors.answer(
                        request, response, Problem.of(ProblemKind.INVALID_REQUEST, fault.get()));
                return false;
            }
        }
        boolean allowed = super.processRequest(rules, request, response);
        if (!allowed) {
            errors.answer(request, response, FOREIGN);
        }
        return allowed;
    }

    /** Answers are given where the request is known. */
    @Override
    protected void rejectRequest(ServerHttpResponse response) {}
}
