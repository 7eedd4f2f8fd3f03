package dev.switchboard.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has come of the records so far. The sender reports here, the progress reads: thread-safe.
 */
final class RecordCounts {

    /** How many refusals are kept for the end; more of them are told at once, to spare memory. */
    static final int KEPT_REFUSALS = 10_000;

    /**
     * Why no more is sent.
     *
     * @param line the first that is not known to be taken
     */
    record Stop(long line, String why) {}

    /**
     * @param bytes of the file that are done with
     * @param trouble why updates are being sent again just now; null while all goes well
     */
    record Standing(long accepted, long refused, long bytes, @Nullable String trouble) {

        long answered() {
            return accepted + refused;
        }
    }

    private final Consumer<RefusedRecord> overflow;
    private final List<RefusedRecord> refusals = new ArrayList<>();
    private long accepted;
    private long refused;
    private long unreadable;
    private long bytes;
    private @Nullable String trouble;
    private @Nullable Stop stop;

    /**
     * @param overflow is told the refusals beyond those that are kept
     */
    RecordCounts(Consumer<RefusedRecord> overflow) {
        this.overflow = overflow;
    }

    /** It could not be sent. */
    synchronized void unreadable(Row.Unreadable row) {
        unreadable++;
        keep(new RefusedRecord(row.line(), List.of(row.reason())));
    }

    /** The server refused what was on that line. It is counted by {@link #progressed}. */
    synchronized void refused(long line, List<String> reasons) {
        keep(new RefusedRecord(line, reasons));
    }

    private void keep(RefusedRecord refusal) {
        if (refusals.size() < KEPT_REFUSALS) {
            refusals.add(refusal);
        } else {
            overflow.accept(refusal);
        }
    }

    /** So many of those that were sent were accepted and refused until now. */
    synchronized void progressed(long acceptedSoFar, long refusedSoFar) {
        accepted = acceptedSoFar;
        refused = refusedSoFar;
        trouble = null;
    }

    /** So many bytes more of the file are done with. */
    synchronized void done(long more) {
        bytes += more;
    }

    synchronized void trouble(String why) {
        trouble = why;
    }

    /** Stops the replay; of several reasons the one of the earliest line stays. */
    synchronized void stop(long line, String why) {
        if (stop == null || line < stop.line()) {
            stop = new Stop(line, why);
        }
    }

    synchronized @Nullable Stop stopped() {
        return stop;
    }

    synchronized Standing standing() {
        return new Standing(accepted, refused + unreadable, bytes, trouble);
    }

    /** The refusals that were kept, by line. */
    synchronized List<RefusedRecord> refusals() {
        return refusals.stream().sorted().toList();
    }
}
