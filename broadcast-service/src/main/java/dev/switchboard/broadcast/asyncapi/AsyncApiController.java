package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/** Answers with the description, also while the view is still being read. */
@Tag(name = "Live")
@RestController
final class AsyncApiController {

    private static final String EXAMPLE =
            """
            {"asyncapi": "3.0.0", "info": {"title": "Switchboard", "version": "0.1.0"},
             "defaultContentType": "application/json",
             "servers": {"websocket": {"host": "localhost:8000", "protocol": "ws"}},
             "channels": {"socket": {"address": "/ws"}},
             "operations": {}, "components": {}}\
            """;

    private final AsyncApi api;

    AsyncApiController(AsyncApi api) {
        this.api = api;
    }

    @Operation(
            summary = "What goes over Kafka, STOMP, /ws and server-sent events (AsyncAPI 3.0)",
            description = "Servers are named as this request names them.")
    @ApiResponse(
            responseCode = "200",
            description = "the description",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = AsyncApiConfiguration.DOCUMENT),
                            examples = @ExampleObject(EXAMPLE)))
    @ProblemAnswers(ProblemKind.INVALID_REQUEST)
    @GetMapping("/asyncapi.json")
    ResponseEntity<byte[]> description(@Parameter(hidden = true) HttpServletRequest request) {
        UriComponents asked = ServletUriComponentsBuilder.fromContextPath(request).build();
        String port = asked.getPort() < 0 ? "" : ":" + asked.getPort();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.HOST)
                .body(
                        Json.MAPPER.writeValueAsBytes(
                                api.document(asked.getHost() + port, request.isSecure())));
    }
}
