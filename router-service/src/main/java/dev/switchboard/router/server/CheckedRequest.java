package dev.switchboard.router.server;

import dev.switchboard.router.protocol.JsonRpcMessage.Request;

/** A request of the stateless era whose headers match its body. Immutable. */
public final class CheckedRequest {

    private final Request request;
    private final Offered offered;

    /**
     * @param offered the primitives against which its headers were checked, and which answer it
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
