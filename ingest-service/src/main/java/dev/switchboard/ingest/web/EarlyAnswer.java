package dev.switchboard.ingest.web;

import dev.switchboard.ingest.entry.UnreadBody;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer that may come before all of the request was read. Whoever reads while sending has it at
 * once; for the others what they go on sending is taken in and thrown away for a while.
 */
final class EarlyAnswer {

    private static final Logger logger = LoggerFactory.getLogger(EarlyAnswer.class);

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    EarlyAnswer(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** Gives what comes of it, be it a problem. */
    void give(Supplier<ResponseEntity<BatchOutcome>> work) {
        ResponseEntity<BatchOutcome> answer;
        try {
            answer = work.get();
        } catch (ProblemException e) {
            give(e);
            return;
        }
        give(answer);
    }

    private void give(ResponseEntity<BatchOutcome> answer) {
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        give(
                answer.getStatusCode().value(),
                MediaType.APPLICATION_JSON_VALUE,
                Json.MAPPER.writeValueAsBytes(answer.getBody()));
    }

    private void give(ProblemException answer) {
        answer.headers().forEach(response::setHeader);
        Problem problem = answer.problem();
        give(problem.status(), Problem.MEDIA_TYPE, Json.MAPPER.writeValueAsBytes(problem));
    }

    private void give(int status, String type, byte[] body) {
        try {
            boolean early = !request.getInputStream().isFinished();
            response.setStatus(status);
            response.setContentType(type);
            response.setContentLength(body.length);
            if (early) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            response.getOutputStream().write(body);
            response.flushBuffer();
            if (early) {
                UnreadBody.discard(request);
            }
        } catch (IOException e) {
            logger.debug("nobody hears the answer {}", status, e);
        }
    }
}
