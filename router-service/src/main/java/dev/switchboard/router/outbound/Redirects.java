package dev.switchboard.router.outbound;

import java.util.Optional;
import java.util.Set;

/** Which redirects are followed (RFC 9110, section 15.4): few, and none to another origin. */
final class Redirects {

    private static final int MOST = 3;
    private static final Set<Integer> ALL = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> KEEPING_METHOD = Set.of(307, 308);

    private Redirects() {}

    /**
     * Where to go on.
     *
     * @param followed how many there were before
     * @return empty if the response is no redirect
     * @throws OutboundException if it is one that is not followed
     */
    static Optional<OutboundUrl> next(
            OutboundRequest request, OutboundUrl url, Exchange.Head head, int followed)
            throws OutboundException {
        if (!ALL.contains(head.status())) {
            return Optional.empty();
        }
        OutboundUrl target = target(url, head);
        Origin origin = url.origin();
        if (!target.origin().equals(origin)) {
            throw new OutboundException.Redirected(
                    origin,
                    target.origin(),
                    "%s redirects to %s: register that address instead."
                            .formatted(origin, target.origin()));
        }
        if (!request.isReading() && !KEEPING_METHOD.contains(head.status())) {
            throw new OutboundException.Redirected(
                    origin,
                    null,
                    "%s answers %s with a redirect to %s: register that address instead."
                            .formatted(origin, request.method(), Shown.of(target.toString())));
        }
        if (followed >= MOST) {
            throw new OutboundException.Redirected(
                    origin, null, "%s redirects more than %d times.".formatted(origin, MOST));
        }
        return Optional.of(target);
    }

    private static OutboundUrl target(OutboundUrl url, Exchange.Head head)
            throws OutboundException {
        Origin origin = url.origin();
        Optional<String> location = head.headers().first("Location");
        if (location.isEmpty()) {
            throw new OutboundException.Broken(origin, "redirects without saying where to");
        }
        try {
            return url.resolve(location.get());
        } catch (IllegalArgumentException e) {
            throw new OutboundException.Broken(
                    origin, "redirects to what is not a URL of the scheme http or https");
        }
    }
}
