package dev.switchboard.client.send;

import java.util.UUID;

/** Idempotency keys: 1 to 128 visible ASCII characters. */
final class Keys {

    static final int LONGEST = 128;

    private Keys() {}

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    /**
     * The key, once it is known to be one.
     *
     * @throws IllegalArgumentException when it is none
     */
    static String checked(String key) {
        if (!key.matches("[!-~]{1," + LONGEST + "}")) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to %d visible ASCII characters: '%s'"
                            .formatted(LONGEST, key));
        }
        return key;
    }
}
