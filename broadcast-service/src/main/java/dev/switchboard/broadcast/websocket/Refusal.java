package dev.switchboard.broadcast.websocket;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.problem.Problem;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;

/** Answers a handshake with a problem. */
final class Refusal {

    private Refusal() {}

    static void write(ServerHttpResponse response, Problem problem) throws IOException {
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        response.getHeaders().setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        response.getBody().write(Json.MAPPER.writeValueAsBytes(problem));
    }
}
