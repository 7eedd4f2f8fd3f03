package dev.switchboard.router.server;

import dev.switchboard.router.protocol.JsonRpcMessage.Request;

/** A request of the stateless era whose headers say what its body says. Immutable. */
public final class CheckedRequest {

    private final Request request;
    private final Offered offered;

    /**
     * @param offered what its headers were held against, and what it is answered over
     */
    CheckedRequest(Request request, Offered offered) {
        this.request = request;
        this.offered = offered;
    }

    public Request request() {
        return request;
    }

    Offered offered() {
        return offered;
    }
}
