package dev.switchboard.service.web.request;

import dev.switchboard.model.problem.Excerpt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * What Jetty lets pass of headers: one that has one value and comes twice (RFC 9110, section 5.3),
 * of which each reader on the way may take another for the one that counts (Jetty refuses so {@code
 * Host} and {@code Content-Length} only), and a transfer coding beside {@code chunked} (RFC 9112,
 * section 6.1), which Jetty takes without undoing it.
 */
final class HeaderRules {

    /** The headers with one value that any call of ours reads. */
    private static final List<String> SINGLE =
            List.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.IF_MODIFIED_SINCE,
                    HttpHeaders.IF_RANGE,
                    HttpHeaders.IF_UNMODIFIED_SINCE,
                    HttpHeaders.ORIGIN,
                    HttpHeaders.RANGE,
                    "Idempotency-Key",
                    "Last-Event-ID");

    private HeaderRules() {}

    /** What is wrong with the headers; empty when nothing is. */
    static Optional<String> fault(HttpServletRequest request) {
        for (String name : SINGLE) {
            int times = Collections.list(request.getHeaders(name)).size();
            if (times > 1) {
                return Optional.of(
                        "the header %s came %d times; send it once".formatted(name, times));
            }
        }
        String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return coding == null || coding.strip().equalsIgnoreCase("chunked")
                ? Optional.empty()
                : Optional.of(
                        "Transfer-Encoding is %s; send the body chunked, or with its length"
                                .formatted(Excerpt.of(coding)));
    }
}
