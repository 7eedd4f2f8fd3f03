package dev.switchboard.ingest.entry;

import dev.switchboard.model.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets refusals reach those who are still sending: the answer goes out, and what is still coming is
 * thrown away. After a small body the connection goes on, as its sender expects; a body may come
 * later than its headers, and the server closes what it has not read to its end. Not where the
 * sender waits to be told to go on ({@code Expect}). Around all filters that refuse. Thread-safe.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedBodies extends OncePerRequestFilter {

    private static final Logger requests = LoggerFactory.getLogger(RefusedBodies.class);

    private static final long SMALL_BYTES = 65_536;
    private static final int FIRST_REFUSAL = 400;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean bodiless =
                request.getContentLengthLong() <= 0
                        && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        return bodiless || request.getHeader(HttpHeaders.EXPECT) != null;
    }

    /** One that may be too long to be taken in to its end. */
    private static boolean isLarge(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0 || length > SMALL_BYTES;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= FIRST_REFUSAL && isProblem(response)) {
            discard(request, response);
        }
    }

    /** Others are not worded yet. */
    private static boolean isProblem(HttpServletResponse response) {
        String type = response.getContentType();
        return type != null && type.startsWith(Problem.MEDIA_TYPE);
    }

    private static void discard(HttpServletRequest request, HttpServletResponse response) {
        try {
            if (request.getInputStream().isFinished()) {
                return;
            }
            if (isLarge(request) && !response.isCommitted()) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            // The whole answer: some stop sending at its beginning, and wait for its end.
            response.getOutputStream().close();
            UnreadBody.discard(request);
        } catch (IOException e) {
            requests.debug("nobody hears the answer {}", response.getStatus(), e);
        }
    }
}
