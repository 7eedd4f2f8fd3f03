package dev.switchboard.checker.follow;

import dev.switchboard.checker.verdict.Figure;

/** How a follower connects. */
enum SubscriberProtocol {
    STOMP_1_0(Figure.DELIVERED_STOMP, "1.0"),
    STOMP_1_1(Figure.DELIVERED_STOMP, "1.1"),
    STOMP_1_2(Figure.DELIVERED_STOMP, "1.2"),
    WS(Figure.DELIVERED_WS, ""),
    WS_COMMAND(Figure.DELIVERED_WS, ""),
    SSE(Figure.DELIVERED_SSE, ""),
    /** The Java client, which comes back by itself, too. */
    CLIENT(Figure.DELIVERED_CLIENT, "");

    private final Figure delivered;
    private final String version;

    SubscriberProtocol(Figure delivered, String version) {
        this.delivered = delivered;
        this.version = version;
    }

    Figure delivered() {
        return delivered;
    }

    boolean isStomp() {
        return !version.isEmpty();
    }

    /** The version of STOMP; empty for the others. */
    String version() {
        return version;
    }
}
