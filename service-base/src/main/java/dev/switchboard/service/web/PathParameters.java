package dev.switchboard.service.web;

import dev.switchboard.model.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;

/** Path parameters (RFC 3986, section 3.3), what follows a semicolon: none of our paths has any. */
public final class PathParameters {

    private PathParameters() {}

    /**
     * Lets a path pass that has none. Spring cuts a segment off at its first semicolon, so that
     * another contract than the one named would be meant.
     *
     * @throws ProblemException when it has some
     */
    public static void refuse(HttpServletRequest request) {
        if (request.getRequestURI().indexOf(';') >= 0) {
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST, "a semicolon in a path must be percent-encoded");
        }
    }
}
