package dev.switchboard.broadcast.keeper;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * What the keepers write beside the offsets they commit: which contract.history these are about. A
 * topic made anew has another id, so that offsets about the one before it are recognised.
 *
 * <p>As text, {@code <topic id> <partition>:<offset>,…}, the second part only where there is any.
 *
 * @param history the topic's id
 * @param decided by partition of contract.updates, up to which offset a topic before this one was
 *     written; only what still lies before a keeper
 */
record CommitMetadata(Uuid history, Map<Integer, Long> decided) {

    CommitMetadata {
        decided = Map.copyOf(decided);
    }

    String text() {
        String offsets =
                new TreeMap<>(decided)
                        .entrySet().stream()
                                .map(at -> at.getKey() + ":" + at.getValue())
                                .collect(Collectors.joining(","));
        return offsets.isEmpty() ? history.toString() : history + " " + offsets;
    }

    /**
     * Reads the text beside an offset; empty where there is none, or something that others wrote.
     */
    static Optional<CommitMetadata> parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            Uuid history = Uuid.fromString(parts[0]);
            Map<Integer, Long> decided = new TreeMap<>();
            if (parts.length > 1) {
                for (String at : parts[1].split(",", -1)) {
                    int colon = at.indexOf(':');
                    decided.put(
                            Integer.valueOf(at.substring(0, colon)),
                            Long.valueOf(at.substring(colon + 1)));
                }
            }
            return Optional.of(new CommitMetadata(history, decided));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether an offset's text is of another topic than this. */
    static boolean isOfAnother(String text, Uuid history) {
        return parse(text).filter(metadata -> !metadata.history.equals(history)).isPresent();
    }
}
