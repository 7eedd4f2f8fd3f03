package dev.switchboard.service.web;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses foreign origins with a problem that says what to set. */
final class OriginProcessor extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().setContentType(ProblemAdvice.PROBLEM_JSON);
        Problem problem =
                Problem.of(
                        ProblemKind.FORBIDDEN,
                        "pages of this origin may not call this service, or not like this;"
                                + " ALLOWED_ORIGINS names those that may");
        response.getBody().write(Json.MAPPER.writeValueAsBytes(problem));
        response.flush();
    }
}
