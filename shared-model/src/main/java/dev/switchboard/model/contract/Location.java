package dev.switchboard.model.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a contract is. On the wire a location is its label, in exact case. */
public enum Location {
    CHENNAI("Chennai"),
    MUMBAI("Mumbai"),
    BENGALURU("Bengaluru"),
    HYDERABAD("Hyderabad");

    private static final List<String> LABELS =
            Arrays.stream(values()).map(Location::label).toList();

    private final String label;

    Location(String label) {
        this.label = label;
    }

    /** The name used on the wire, such as {@code Chennai}. */
    public String label() {
        return label;
    }

    /** All labels, in the order in which errors list them. */
    public static List<String> labels() {
        return LABELS;
    }

    /** The location of that label, or empty when there is none. */
    public static Optional<Location> ofLabel(String label) {
        for (Location location : values()) {
            if (location.label.equals(label)) {
                return Optional.of(location);
            }
        }
        return Optional.empty();
    }
}
