package dev.switchboard.service.web.problem;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Answers for those who refuse requests before their path is served. Thread-safe. */
public final class ErrorBodies {

    private static final ErrorBody PROBLEM =
            new ErrorBody() {
                @Override
                public boolean isFor(String path) {
                    return true;
                }

                @Override
                public String mediaType() {
                    return Problem.MEDIA_TYPE;
                }

                @Override
                public byte[] of(Problem problem) {
                    return Json.MAPPER.writeValueAsBytes(problem);
                }
            };

    private final List<ErrorBody> others;

    /**
     * @param others the first that is for a path is taken; problems where there is none
     */
    ErrorBodies(List<ErrorBody> others) {
        this.others = List.copyOf(others);
    }

    public void answer(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        String path = request.getRequestURI();
        ErrorBody body =
                others.stream().filter(other -> other.isFor(path)).findFirst().orElse(PROBLEM);
        response.setStatus(problem.status());
        response.setContentType(body.mediaType());
        // Not flushed: until all is over, Jetty can still say that it closes the connection.
        response.getOutputStream().write(body.of(problem));
    }
}
