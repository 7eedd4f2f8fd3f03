package dev.switchboard.client.follow;

import java.util.Locale;

/** What the server does when this side is further behind than its memory reaches. */
public enum WhenSlow {
    /** It skips to the latest of each contract, and says so ({@link FollowListener#missed}). */
    CONFLATE,
    /** It reads all of it again from Kafka. */
    ALL,
    /** It ends the connection; the following comes back from where it was. */
    DISCONNECT;

    /** The name used on the wire. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
