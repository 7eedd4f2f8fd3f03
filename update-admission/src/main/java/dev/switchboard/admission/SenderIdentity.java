package dev.switchboard.admission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who hands in an update, and under which idempotency key.
 *
 * @param source the sender's identity; empty when unknown. Keys are scoped by it
 * @param idempotencyKey 1 to {@value #MAX_KEY_CHARACTERS} printable ASCII characters; null when the
 *     sender gave none
 * @param item index of the item that this is of a request with many, which share one key; {@link
 *     #WHOLE} when the key is for one update alone
 */
public record SenderIdentity(String source, @Nullable String idempotencyKey, long item) {

    public static final int MAX_KEY_CHARACTERS = 128;

    /** The key stands for one update, not for an item of many. */
    public static final long WHOLE = -1;

    /** A sender of whom nothing is known. */
    public static final SenderIdentity ANONYMOUS = new SenderIdentity("", null);

    /** Not ASCII, so no key contains it: keys of one operation never meet those of another. */
    private static final char SCOPE = '·';

    /**
     * @throws IllegalArgumentException when {@link #keyFault} has something to say of the key
     */
    public SenderIdentity {
        if (idempotencyKey != null) {
            keyFault(idempotencyKey)
                    .ifPresent(fault -> {
                        throw new IllegalArgumentException("the idempotency key " + fault);
                    });
        }
    }

    /** A sender of one update. */
    public SenderIdentity(String source, @Nullable String idempotencyKey) {
        this(source, idempotencyKey, WHOLE);
    }

    /** The same sender, handing in one of many; indexes count from 0. */
    public SenderIdentity item(long index) {
        return new SenderIdentity(source, idempotencyKey, index);
    }

    /** Why the text cannot be a key, worded to follow "Idempotency-Key"; empty if it can. */
    public static Optional<String> keyFault(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY_CHARACTERS) {
            return Optional.of(
                    "must have 1 to " + MAX_KEY_CHARACTERS + " characters, has " + key.length());
        }
        return key.chars().allMatch(c -> c >= ' ' && c <= '~')
                ? Optional.empty()
                : Optional.of("must consist of printable ASCII characters");
    }

    /** The key as it stands in the record of an update: as given, or {@code key·index}. */
    Optional<String> keyOfUpdate() {
        return Optional.ofNullable(idempotencyKey)
                .map(key -> item == WHOLE ? key : key + SCOPE + item);
    }

    /** The key as it stands in the record of a removal: {@code remove·key}. */
    Optional<String> keyOfRemoval() {
        return keyOfUpdate().map(key -> "remove" + SCOPE + key);
    }
}
