package dev.switchboard.client.follow;

import dev.switchboard.model.problem.Problem;
import java.time.Duration;

/** How a connection ended. */
sealed interface ConnectionEnd {

    /**
     * It broke off, or did not come about.
     *
     * @param atLeast how long the server asks to stay away; zero where it does not
     */
    record Lost(String why, Duration atLeast) implements ConnectionEnd {
        Lost(String why) {
            this(why, Duration.ZERO);
        }
    }

    /** The node stops, and said when to come back: at random, so that not all come at once. */
    record Told(Duration delay) implements ConnectionEnd {}

    /** The server does not want what was asked for. */
    record Refused(Problem problem) implements ConnectionEnd {}

    /** This side has closed it. */
    record Closed() implements ConnectionEnd {}
}
