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

/** The media types of requests and answers. */
final class MediaTypes {

    static final String JSON = "application/json";

    private MediaTypes() {}

    /**
     * The answers that a client accepts.
     *
     * @param json whether one JSON object; true by default
     * @param events whether a stream of events; false by default
     */
    record Accepted(boolean json, boolean events) {

        static Accepted of(List<String> accept) {
            if (accept.isEmpty()) {
                return new Accepted(true, false);
            }
            try {
                List<MediaType> types = MediaType.parseMediaTypes(accept);
                return new Accepted(
                        admit(types, MediaType.APPLICATION_JSON),
                        admit(types, MediaType.TEXT_EVENT_STREAM));
            } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
                return new Accepted(false, false);
            }
        }

        private static boolean admit(List<MediaType> types, MediaType wanted) {
            return types.stream().anyMatch(type -> type.includes(wanted));
        }
    }

    /**
     * @throws RefusedRequestException when the body is not JSON by its Content-Type, or the client
     *     accepts none of the answers
     */
    static void check(HttpServletRequest request, Accepted accepted) {
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
        if (!accepted.json()) {
            throw new RefusedRequestException(
                    406,
                    "Accept is %s; it must name application/json and text/event-stream"
                            .formatted(
                                    Excerpt.of(
                                            String.join(
                                                    ", ",
                                                    Collections.list(
                                                            request.getHeaders(
                                                                    HttpHeaders.ACCEPT))))));
        }
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
}
