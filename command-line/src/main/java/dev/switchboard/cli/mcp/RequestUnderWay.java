package dev.switchboard.cli.mcp;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request of the client until it has its response. A request that was given up gets no message
 * any more (MCP 2026-07-28, Cancellation). Thread-safe.
 */
final class RequestUnderWay {

    private final ClientMessage.Request request;
    private final MessageWriter out;
    private @Nullable Thread working;
    private boolean begun;
    private boolean over;

    RequestUnderWay(ClientMessage.Request request, MessageWriter out) {
        this.request = request;
        this.out = out;
    }

    ClientMessage.Request request() {
        return request;
    }

    JsonNode id() {
        return request.id();
    }

    /** This thread waits for the server, until the request is over. */
    synchronized void workBy(Thread thread) {
        working = thread;
        if (over) {
            thread.interrupt();
        }
    }

    /** Passes on what comes before the response. */
    synchronized void pass(ServerMessage message) {
        if (!over) {
            begun = true;
            out.write(message);
        }
    }

    /** Whether the client has heard of it. */
    synchronized boolean isBegun() {
        return begun;
    }

    /** Passes on the response. */
    synchronized void respond(ServerMessage response) {
        if (!over) {
            over = true;
            out.write(response);
        }
    }

    /** Says that there is no result, and why. */
    void fail(String why) {
        respond(ServerMessage.of(ErrorResponse.of(id(), ErrorResponse.INTERNAL, why)));
    }

    /** Says that it is not even sent, and why. */
    void refuse(String why) {
        respond(ServerMessage.of(ErrorResponse.of(id(), ErrorResponse.INVALID_REQUEST, why)));
    }

    /** Nothing more is passed on; who waits for the server goes on. */
    synchronized void mute() {
        over = true;
    }

    /** Nothing more is passed on, and the connection is given up. */
    synchronized void giveUp() {
        over = true;
        if (working != null) {
            working.interrupt();
        }
    }

    synchronized boolean isOver() {
        return over;
    }
}
