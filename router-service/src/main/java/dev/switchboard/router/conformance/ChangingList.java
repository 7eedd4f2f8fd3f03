package dev.switchboard.router.conformance;

import java.util.List;
import java.util.stream.Stream;

/** A list with one entry that comes and goes. Thread-safe. */
final class ChangingList<T> {

    private final List<T> without;
    private final List<T> with;
    private volatile List<T> now;

    ChangingList(List<T> always, T sometimes) {
        without = always;
        with = Stream.concat(always.stream(), Stream.of(sometimes)).toList();
        now = without;
    }

    List<T> now() {
        return now;
    }

    synchronized void change() {
        now = now.size() == with.size() ? without : with;
    }
}
