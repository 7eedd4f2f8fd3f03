package dev.switchboard.cli.dlt;

import java.util.Locale;

/** What came of the letters of a replay. One thread. */
final class ReplayTally {

    private long ready;
    private long sent;
    private long unfit;
    private long failed;
    private long untried;

    /** It could be sent. */
    void ready() {
        ready++;
    }

    /** Kafka has acknowledged it. */
    void sent() {
        sent++;
    }

    /** It would be refused again. */
    void unfit() {
        unfit++;
    }

    /** Kafka has not acknowledged it. */
    void failed() {
        failed++;
    }

    /** It was not sent, since one before it failed. */
    void untried() {
        untried++;
    }

    long countReady() {
        return ready;
    }

    long countUnfit() {
        return unfit;
    }

    boolean isEmpty() {
        return ready + unfit == 0;
    }

    boolean hasFailures() {
        return failed > 0;
    }

    boolean isClean() {
        return unfit + failed + untried == 0;
    }

    /** How a dry run ends. */
    String wouldBe() {
        return String.format(
                Locale.ROOT,
                "%,d would be sent, %,d still invalid; nothing was sent",
                ready,
                unfit);
    }

    @Override
    public String toString() {
        String tried =
                String.format(
                        Locale.ROOT,
                        "%,d sent, %,d still invalid, %,d failed",
                        sent,
                        unfit,
                        failed);
        return untried == 0
                ? tried
                : tried + String.format(Locale.ROOT, ", %,d not tried", untried);
    }
}
