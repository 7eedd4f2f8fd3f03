package dev.switchboard.broadcast.keeper;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * The metadata of the offsets that keepers commit: the id of the contract.history that they wrote
 * to. A recreated topic has another id, so keepers recognise offsets that belong to its
 * predecessor.
 *
 * <p>As text, {@code <topic id> <partition>:<offset>,…}; without the second part if {@code decided}
 * is empty.
 *
 * @param history the topic's id
 * @param decided for each partition of contract.updates, the offset up to which keepers wrote to an
 *     earlier topic; only where a keeper has yet to reach it again
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

    /** Parses the metadata of an offset; empty if it has none, or not in this form. */
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

    /** Whether an offset's metadata names another topic than this. */
    static boolean isOfAnother(String text, Uuid history) {
        return parse(text).filter(metadata -> !metadata.history.equals(history)).isPresent();
    }
}
