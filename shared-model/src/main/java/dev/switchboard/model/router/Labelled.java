package dev.switchboard.model.router;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A value that on the wire is a label, in exact case. */
public interface Labelled {

    /** The name of its constant. */
    String name();

    /** The name used on the wire, such as {@code tool_error}. */
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels, in the order of the constants. */
    static <E extends Enum<E> & Labelled> List<String> labels(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Labelled::label).toList();
    }

    /** The constant of that label, or empty when there is none. */
    static <E extends Enum<E> & Labelled> Optional<E> ofLabel(Class<E> type, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.label().equals(label))
                .findFirst();
    }
}
