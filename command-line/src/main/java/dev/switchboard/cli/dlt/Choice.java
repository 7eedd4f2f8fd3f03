package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The letters that a command is about; handed out as often as is asked, always the same. */
@FunctionalInterface
interface Choice {

    /** Hands out the letters, those of one partition in their order. */
    void each(Consumer<Letter> action);

    /**
     * Those at these positions, each once.
     *
     * @throws KafkaTrouble when there is none at one of them
     */
    static Choice of(List<DeadLetterPosition> positions, DeadLetterReader reader)
            throws KafkaTrouble {
        List<Letter> found = new ArrayList<>();
        for (DeadLetterPosition position : new TreeSet<>(positions)) {
            found.add(reader.at(position));
        }
        return found::forEach;
    }

    /** Those there are now that the filter lets through. Nothing is kept: each time it is read. */
    static Choice matching(LetterFilter filter, DeadLetterReader reader) {
        DeadLetterReader.Extent extent = reader.extent(filter.since());
        return action ->
                reader.read(
                        extent,
                        letter -> {
                            if (filter.matches(letter)) {
                                action.accept(letter);
                            }
                        });
    }
}
