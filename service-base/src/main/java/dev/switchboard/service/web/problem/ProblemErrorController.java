package dev.switchboard.service.web.problem;

import dev.switchboard.model.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Problems for errors that arise outside controllers: in filters, and in the servlet container. */
@Hidden
@RestController
final class ProblemErrorController implements ErrorController {

    private final ProblemAdvice advice;

    ProblemErrorController(ProblemAdvice advice) {
        this.advice = advice;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(status instanceof Integer code)) {
            return answer(404, "there is nothing at /error");
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure) {
            return failure instanceof ProblemException problem
                    ? advice.problem(problem)
                    : advice.unexpected(failure, request);
        }
        Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        return answer(code, ServerFault.describe(code, Objects.toString(message, null)));
    }

    private static ResponseEntity<Object> answer(int status, String detail) {
        Problem problem = StatusProblems.of(status, detail);
        return ResponseEntity.status(status).contentType(ProblemAdvice.PROBLEM_JSON).body(problem);
    }
}
