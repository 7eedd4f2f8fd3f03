package dev.switchboard.router.gateway;

import dev.switchboard.model.problem.Excerpt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;

/** What bodies there are, on the way in and out. */
final class MediaTypes {

    static final String JSON = "application/json";

    private MediaTypes() {}

    /**
     * @throws RefusedRequestException when the body is said to be something else than JSON, or the
     *     answer is wanted in nothing that there is
     */
    static void check(HttpServletRequest request) {
        if (!isJson(request.getContentType())) {
            throw new RefusedRequestException(
                    415,
                    "Content-Type is %s; send application/json"
                            .formatted(Excerpt.of(String.valueOf(request.getContentType()))));
        }
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw new RefusedRequestException(
                    415, "Content-Encoding is not taken here; send the message unpacked");
        }
        List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        if (!accepted.isEmpty() && !admits(accepted, MediaType.APPLICATION_JSON)) {
            throw new RefusedRequestException(
                    406,
                    "Accept is %s; it must name application/json and text/event-stream"
                            .formatted(Excerpt.of(String.join(", ", accepted))));
        }
    }

    /** Whether the answer may be a stream of events; no where nothing is said. */
    static boolean takesEvents(HttpServletRequest request) {
        List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        return !accepted.isEmpty() && admits(accepted, MediaType.TEXT_EVENT_STREAM);
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(
                            MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return false;
        }
    }

    private static boolean admits(List<String> accepted, MediaType wanted) {
        try {
            return MediaType.parseMediaTypes(accepted).stream()
                    .anyMatch(type -> type.includes(wanted));
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return false;
        }
    }
}
