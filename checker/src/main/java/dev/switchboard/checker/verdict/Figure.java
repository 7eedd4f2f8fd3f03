package dev.switchboard.checker.verdict;

import java.util.Locale;

/** What is counted in a run. */
public enum Figure {
    UPDATES_SENT,
    UPDATES_ACKNOWLEDGED,
    UPDATES_REFUSED,
    /** Not acknowledged and not refused: they may be true or not. */
    UPDATES_UNKNOWN,
    REPEATS,
    KEYS_REUSED,
    BAD_RECORDS,
    TEST_UPDATES,
    DELIVERED_STOMP,
    DELIVERED_WS,
    DELIVERED_SSE,
    DELIVERED_CLIENT,
    DELIVERED_TEST,
    CONNECTED,
    CUTS,
    STALLS,
    RESUMED_RECOVERED,
    RESUMED_ANEW,
    SNAPSHOTS,
    HISTORIES,
    FELL_BEHIND,
    CONFLATED,
    MISSED_RECORDS,
    ENDED_BY_SERVER,
    /** Connections that the Java client made by itself, after one had ended. */
    CAME_BACK,
    /** Connections of a node that stopped and said so. */
    FAREWELLS,
    SENT_AWAY_STOMP,
    SENT_AWAY_WS;

    /** The name for people, such as {@code updates sent}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
