package dev.switchboard.cli.watch;

import tools.jackson.databind.JsonNode;

/**
 * Where to go on after a break: the cursor seen last. Written by the thread that hands on messages,
 * read by the one that reconnects.
 */
final class Position {

    private volatile Subscription subscription;

    Position(Subscription subscription) {
        this.subscription = subscription;
    }

    /** Takes note of a message that has been shown. */
    void passed(JsonNode message) {
        String cursor = message.path("cursor").asString("");
        // A welcome is sent before the messages of a replay: its cursor may lie behind them.
        boolean ahead =
                message.path("type").asString("").equals("welcome") && subscription.isAnchored();
        if (!cursor.isEmpty() && !ahead) {
            subscription = subscription.from(cursor);
        }
    }

    /** What to ask for now. */
    Subscription subscription() {
        return subscription;
    }
}
