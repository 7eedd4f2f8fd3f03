package dev.switchboard.cli.dlt;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The newest of the letters that pass by, as many as are wanted. */
final class Newest {

    private static final Comparator<Letter> BY_AGE =
            Comparator.comparing(Letter::time).thenComparing(Letter::position);

    private final PriorityQueue<Letter> kept = new PriorityQueue<>(BY_AGE);
    private final int limit;
    private long seen;

    Newest(int limit) {
        this.limit = limit;
    }

    void add(Letter letter) {
        seen++;
        kept.add(letter);
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    /** How many passed by. */
    long seen() {
        return seen;
    }

    /** Those kept, the newest last. */
    List<Letter> letters() {
        return kept.stream().sorted(BY_AGE).toList();
    }
}
