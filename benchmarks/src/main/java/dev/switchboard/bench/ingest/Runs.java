package dev.switchboard.bench.ingest;

/** Numbers for the stamps, so that no two measurements are about the same contracts. One thread. */
final class Runs {

    private static final int MOST = 9_998;

    private int last;

    int next() {
        last = last % MOST + 1;
        return last;
    }
}
