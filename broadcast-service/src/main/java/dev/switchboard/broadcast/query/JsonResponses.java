package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.message.MessageBodies;
import java.util.function.Consumer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonGenerator;

/** Answers with JSON objects. */
final class JsonResponses {

    private JsonResponses() {}

    static ResponseEntity<byte[]> json(Consumer<JsonGenerator> fields) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(MessageBodies.object(fields));
    }
}
