package dev.switchboard.checker.follow;

/** What part of the run it is. Any thread. */
final class RunPhase {

    private volatile boolean settling;
    private volatile boolean over;

    /** From now on nobody stalls or is cut: all that was sent stands in Kafka. */
    void settle() {
        settling = true;
    }

    /** From now on nobody waits any longer. */
    void end() {
        over = true;
    }

    boolean isSettling() {
        return settling;
    }

    boolean isOver() {
        return over;
    }
}
