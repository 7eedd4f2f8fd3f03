package dev.switchboard.ingest.entry;

/**
 * How many requests that bring updates came, and whether they were let in, since start.
 *
 * <p>{@code came = letIn + busy + overRate}. What came of the updates in those that were let in is
 * counted by {@link dev.switchboard.admission.AdmissionCounts}; the others count there as nothing,
 * since nobody has read how many updates they brought.
 *
 * @param busy refused since there was no room
 * @param overRate refused since their callers send more than they may
 */
record EntryCounts(long letIn, long busy, long overRate) {

    long came() {
        return letIn + busy + overRate;
    }
}
