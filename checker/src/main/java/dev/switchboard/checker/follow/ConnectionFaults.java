package dev.switchboard.checker.follow;

import dev.switchboard.checker.wire.Ending;
import java.util.List;
import java.util.Random;

/** When a connection stalls and when it is cut. One thread. */
final class ConnectionFaults {

    private static final int LONGEST_STALL_MILLIS = 4000;
    private static final int LONGEST_ABSENCE_MILLIS = 3000;

    /** Each look that brings nothing counts as so many messages: quiet ones are cut as well. */
    private static final int IDLE_LOOK = 5;

    private static final List<Ending> ENDINGS = List.of(Ending.values());

    private final Random random;
    private int untilCut;
    private int untilStall;

    ConnectionFaults(Random random, boolean troubled) {
        this.random = random;
        this.untilCut = troubled ? firstCut() : Integer.MAX_VALUE;
        this.untilStall = troubled ? 1 + random.nextInt(800) : Integer.MAX_VALUE;
    }

    /** Often right at the beginning, in the midst of a replay. */
    private int firstCut() {
        return 1 + random.nextInt(random.nextBoolean() ? 150 : 1500);
    }

    boolean cutsNow(boolean idle) {
        untilCut -= idle ? IDLE_LOOK : 1;
        return untilCut <= 0;
    }

    boolean stallsNow(boolean idle) {
        untilStall -= idle ? IDLE_LOOK : 1;
        if (untilStall > 0) {
            return false;
        }
        untilStall = 1 + random.nextInt(1000);
        return true;
    }

    Ending ending() {
        return ENDINGS.get(random.nextInt(ENDINGS.size()));
    }

    /** How long it stays away, milliseconds; mostly not for long. */
    int absence() {
        return random.nextInt(random.nextInt(3) == 0 ? LONGEST_ABSENCE_MILLIS : 50);
    }

    /** How long it reads nothing, milliseconds. */
    int stall() {
        return random.nextInt(LONGEST_STALL_MILLIS);
    }
}
