package dev.switchboard.cli.rest;

import java.time.Duration;
import java.util.List;

/** What came of sending an update. */
public sealed interface Answer {

    /**
     * The server has it.
     *
     * @param messageId under which subscribers will see it
     */
    record Accepted(String messageId) implements Answer {}

    /**
     * The server will never take it like this.
     *
     * @param reasons every broken rule; empty where {@code detail} says it all
     */
    record Refused(int status, String detail, List<String> reasons) implements Answer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** The server cannot take it now (408, 429, or 5xx other than 501). */
    record Busy(int status, String detail, Duration retryAfter) implements Answer {}

    /**
     * What answers is no Switchboard, or a proxy that keeps us from it: asking again would not
     * help, and neither would another update.
     */
    record Foreign(String why) implements Answer {}

    /** No answer came; whether the server has the update is unknown. */
    record Unreachable(String why) implements Answer {}
}
