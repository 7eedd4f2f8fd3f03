package dev.switchboard.router.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Reads bodies, as long as they are no longer than they may be. Any thread. */
final class RequestBody {

    private final int limit;

    RequestBody(DataSize limit) {
        this.limit = Math.toIntExact(limit.toBytes());
    }

    /**
     * @throws RefusedRequestException when it is too long
     */
    byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge();
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(limit);
            if (body.length == limit && in.read() >= 0) {
                throw tooLarge();
            }
            return body;
        }
    }

    private RefusedRequestException tooLarge() {
        return new RefusedRequestException(
                413,
                "the body is larger than %,d bytes, the most a message may have".formatted(limit));
    }
}
