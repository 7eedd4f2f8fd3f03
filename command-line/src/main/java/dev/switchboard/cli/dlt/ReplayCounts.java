package dev.switchboard.cli.dlt;

import java.util.Locale;

/** What came of the dead letters of a replay. One thread. */
final class ReplayCounts {

    /** Those that can be sent. */
    long valid;

    /** Those that the keeper would refuse again. */
    long invalid;

    /** Those that Kafka has acknowledged. */
    long sent;

    /** Those that Kafka has not acknowledged. */
    long failed;

    /** Those not sent since one before them failed. */
    long untried;

    boolean isEmpty() {
        return valid + invalid == 0;
    }

    boolean isClean() {
        return invalid + failed + untried == 0;
    }

    /** How a dry run ends. */
    String wouldBe() {
        return String.format(
                Locale.ROOT,
                "%,d would be sent, %,d still invalid; nothing was sent",
                valid,
                invalid);
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%,d sent, %,d still invalid, %,d failed",
                        sent,
                        invalid,
                        failed)
                + (untried == 0 ? "" : String.format(Locale.ROOT, ", %,d not tried", untried));
    }
}
