package dev.switchboard.service.web.problem;

import dev.switchboard.model.problem.Problem;

/**
 * How some paths tell their callers what is wrong, where that is not a problem of RFC 9457. A bean
 * of this type is asked by whatever refuses a request before its path is served. Thread-safe.
 */
public interface ErrorBody {

    /** Whether errors of this path are told so. */
    boolean isFor(String path);

    String mediaType();

    /** The body that says what the problem says. */
    byte[] of(Problem problem);
}
