package dev.switchboard.model.contract;

import java.util.Optional;

/**
 * Names a contract: 1 to 200 characters (Unicode code points), none of them a control character or
 * half of a surrogate pair.
 */
public record ContractId(String value) implements Comparable<ContractId> {

    public static final int MAX_CHARACTERS = 200;

    /**
     * @throws IllegalArgumentException when {@link #fault} has something to say of the value
     */
    public ContractId {
        fault(value)
                .ifPresent(fault -> {
                    throw new IllegalArgumentException("contract_id " + fault);
                });
    }

    /** Why the text cannot be a contract id, worded to follow "contract_id"; empty if it can. */
    public static Optional<String> fault(String text) {
        if (text.isEmpty()) {
            return Optional.of("must not be empty");
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > MAX_CHARACTERS) {
            return Optional.of(
                    "must have at most " + MAX_CHARACTERS + " characters, has " + characters);
        }
        boolean halfOfPair = false;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (Character.isISOControl(character)) {
                return Optional.of("must not contain control characters");
            }
            halfOfPair |= Character.getType(character) == Character.SURROGATE;
            at += Character.charCount(character);
        }
        return halfOfPair
                ? Optional.of("must not contain half of a surrogate pair")
                : Optional.empty();
    }

    @Override
    public int compareTo(ContractId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
