package dev.switchboard.stack.foreign.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** A record as a producer words it: key and value are any bytes, or null. Immutable by habit. */
public final class ForeignRecord {

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;

    private ForeignRecord(byte @Nullable [] key, byte @Nullable [] value) {
        this.key = key;
        this.value = value;
    }

    public static ForeignRecord of(byte @Nullable [] key, byte @Nullable [] value) {
        return new ForeignRecord(key, value);
    }

    public static ForeignRecord of(String key, String value) {
        return new ForeignRecord(key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    /** A good update of a contract that stands in Chennai. */
    public static ForeignRecord update(String contract) {
        return update(contract, "Chennai");
    }

    public static ForeignRecord update(String contract, String location) {
        return update(contract, location, "2024-01-01T12:00:00Z");
    }

    public static ForeignRecord update(String contract, String location, String timestamp) {
        return of(contract, json(contract, location, timestamp));
    }

    /** The contract is gone. */
    public static ForeignRecord removal(String contract) {
        return new ForeignRecord(contract.getBytes(UTF_8), null);
    }

    /** The JSON of an update. */
    public static String json(String contract, String location, String timestamp) {
        return """
        {"contract_id": "%s", "location": "%s", "status": "active", "timestamp": "%s"}\
        """
                .formatted(contract, location, timestamp);
    }

    byte @Nullable [] key() {
        return key;
    }

    byte @Nullable [] value() {
        return value;
    }

    boolean hasNull() {
        return key == null || value == null;
    }
}
