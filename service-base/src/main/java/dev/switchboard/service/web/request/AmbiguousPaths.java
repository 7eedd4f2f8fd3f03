package dev.switchboard.service.web.request;

import dev.switchboard.service.web.problem.ServerFault;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Jetty lets pass of paths that can be read in more than one way: dot segments (RFC 3986,
 * section 3.3), which Jetty resolves and Spring takes for names, and path parameters, at whose
 * semicolon Spring cuts a segment off.
 */
final class AmbiguousPaths {

    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.\\.?(/|$)");

    private AmbiguousPaths() {}

    /** What is wrong with a path; empty when nothing is. */
    static Optional<String> fault(String path) {
        if (path.indexOf(';') >= 0) {
            return Optional.of("a semicolon in a path must be percent-encoded");
        }
        return DOT_SEGMENT.matcher(path).find()
                ? Optional.of(ServerFault.AMBIGUOUS)
                : Optional.empty();
    }
}
