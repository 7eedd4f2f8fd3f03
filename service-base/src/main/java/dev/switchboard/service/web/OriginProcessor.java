package dev.switchboard.service.web;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses foreign origins with a problem that says what to set. */
final class OriginProcessor extends DefaultCorsProcessor {

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
                answer(
                        new ServletServerHttpResponse(response),
                        Problem.of(ProblemKind.INVALID_REQUEST, fault.get()));
                return false;
            }
        }
        return super.processRequest(rules, request, response);
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        answer(
                response,
                Problem.of(
                        ProblemKind.FORBIDDEN,
                        "pages of this origin may not call this service, or not like this;"
                                + " ALLOWED_ORIGINS names those that may"));
    }

    private static void answer(ServerHttpResponse response, Problem problem) throws IOException {
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        response.getHeaders().setContentType(ProblemAdvice.PROBLEM_JSON);
        response.getBody().write(Json.MAPPER.writeValueAsBytes(problem));
        response.flush();
    }
}
