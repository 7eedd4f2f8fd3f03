package dev.switchboard.checker.verdict;

/**
 * Something that broke a promise.
 *
 * @param seed reproduces the plan of the run in which it was found
 * @param breach which promise
 * @param who the subscriber, producer or topic concerned, with what it had asked for
 * @param what what was promised and what came instead
 */
public record Fault(long seed, Breach breach, String who, String what) {
    @Override
    public String toString() {
        return "[seed " + seed + "] " + who + ": " + what;
    }
}
