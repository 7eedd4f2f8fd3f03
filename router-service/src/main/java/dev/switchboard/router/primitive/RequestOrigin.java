package dev.switchboard.router.primitive;

import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, and where it goes. The request's thread only.
 *
 * @param caller tells callers apart, without revealing their credentials
 * @param scope of the client; null if each request is on its own
 */
public record RequestOrigin(String caller, @Nullable ClientScope scope, CallTarget target) {

    /** One of a caller without a session. */
    public static RequestOrigin of(String caller) {
        return new RequestOrigin(caller, null, new CallTarget());
    }
}
