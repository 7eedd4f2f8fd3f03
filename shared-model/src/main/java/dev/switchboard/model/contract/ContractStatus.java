package dev.switchboard.model.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether a contract is in force. On the wire a status is its label, in exact case. */
public enum ContractStatus {
    ACTIVE("active"),
    INACTIVE("inactive");

    private static final List<String> LABELS =
            Arrays.stream(values()).map(ContractStatus::label).toList();

    private final String label;

    ContractStatus(String label) {
        this.label = label;
    }

    /** The name used on the wire, such as {@code active}. */
    public String label() {
        return label;
    }

    /** All labels, in the order in which errors list them. */
    public static List<String> labels() {
        return LABELS;
    }

    /** The status of that label, or empty when there is none. */
    public static Optional<ContractStatus> ofLabel(String label) {
        for (ContractStatus status : values()) {
            if (status.label.equals(label)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
