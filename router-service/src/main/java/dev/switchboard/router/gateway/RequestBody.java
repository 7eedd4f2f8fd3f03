package dev.switchboard.router.gateway;

import dev.switchboard.service.web.body.LimitedStream;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.util.unit.DataSize;

/** Reads bodies within their limits of size and time. Any thread. */
final class RequestBody {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DataSize limit;
    private final LongSupplier nanos;

    RequestBody(DataSize limit) {
        this(limit, System::nanoTime);
    }

    /**
     * @param nanos a clock as {@link System#nanoTime} is
     */
    RequestBody(DataSize limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    /**
     * @throws RefusedRequestException when it is too long, or does not come within 10 s
     */
    byte[] read(HttpServletRequest request) throws IOException {
        try (InputStream body =
                new LimitedStream(request.getInputStream(), limit, LONGEST, nanos)) {
            return read(body, request.getContentLengthLong());
        } catch (ProblemException e) {
            throw new RefusedRequestException(e.problem().status(), e.problem().detail());
        }
    }

    /** Allocates no more than the known length, because most messages are short. */
    private byte[] read(InputStream body, long length) throws IOException {
        return length >= 0 && length <= limit.toBytes()
                ? body.readNBytes((int) length)
                : body.readAllBytes();
    }
}
