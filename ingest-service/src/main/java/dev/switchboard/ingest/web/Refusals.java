package dev.switchboard.ingest.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first of the refused, in the order of their indexes: no more than are listed, whether it is
 * their number or their length that ends the list. Used by one thread.
 */
final class Refusals {

    /** In words; a refusal of an update with very many faults has some thousand. */
    private static final int MOST_CHARACTERS = 1_048_576;

    private final List<Refusal> listed = new ArrayList<>();
    private long characters;

    /** The first of both; each is a beginning of its own row, so that none is missing. */
    static List<Refusal> first(Refusals some, Refusals others) {
        Refusals first = new Refusals();
        Stream.concat(some.listed.stream(), others.listed.stream())
                .sorted(Comparator.comparingLong(Refusal::index))
                .forEach(first::add);
        return first.listed;
    }

    /** Adds the next, if it is to be listed: what is to be sent again is short, and always is. */
    void add(Refusal refusal) {
        boolean room = characters < MOST_CHARACTERS || refusal.violations().isEmpty();
        if (listed.size() < BatchOutcome.LISTED && room) {
            listed.add(refusal);
            characters += refusal.toString().length();
        }
    }
}
