package dev.switchboard.broadcast.websocket;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;

/**
 * The answer to a handshake that is refused.
 *
 * @param headers that it has beside those of every problem
 */
record HandshakeRefusal(Problem problem, Map<String, String> headers) {

    HandshakeRefusal {
        headers = Map.copyOf(headers);
    }

    /** A handshake that is not as it must be. */
    static HandshakeRefusal of(String detail) {
        return new HandshakeRefusal(Problem.of(ProblemKind.INVALID_REQUEST, detail), Map.of());
    }

    void write(ServerHttpResponse response) throws IOException {
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        HttpHeaders all = response.getHeaders();
        headers.forEach(all::set);
        all.setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        response.getBody().write(Json.MAPPER.writeValueAsBytes(problem));
    }
}
