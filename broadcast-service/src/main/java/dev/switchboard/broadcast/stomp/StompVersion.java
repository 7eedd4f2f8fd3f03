package dev.switchboard.broadcast.stomp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of STOMP that are spoken, newest first. */
enum StompVersion {
    V1_2("1.2"),
    V1_1("1.1"),
    V1_0("1.0");

    private final String number;

    StompVersion(String number) {
        this.number = number;
    }

    String number() {
        return number;
    }

    /** The names of WebSocket subprotocols, such as {@code v12.stomp}. */
    static List<String> subprotocols() {
        return Arrays.stream(values())
                .map(version -> "v" + version.number.replace(".", "") + ".stomp")
                .toList();
    }

    /**
     * The newest version that is accepted.
     *
     * @param acceptVersion the header {@code accept-version}; a client that sends none speaks 1.0
     */
    static Optional<StompVersion> negotiate(@Nullable String acceptVersion) {
        if (acceptVersion == null) {
            return Optional.of(V1_0);
        }
        List<String> accepted =
                Arrays.stream(acceptVersion.split(",", -1)).map(String::strip).toList();
        return Arrays.stream(values())
                .filter(version -> accepted.contains(version.number))
                .findFirst();
    }

    /** A frame of Spring's encoder, which speaks 1.2, as this version writes it. */
    byte[] fromNewest(byte[] frame) {
        return this == V1_0 ? HeaderEscapes.remove(frame) : frame;
    }

    /** A frame of this version as Spring's decoder reads it. */
    byte[] toNewest(byte[] frame, int body) {
        return this == V1_0 ? HeaderEscapes.add(frame, body) : frame;
    }

    /** A header's value as this version writes it. */
    String escape(String value) {
        return switch (this) {
            case V1_0 -> value;
            case V1_1 -> value.replace("\\", "\\\\").replace("\n", "\\n").replace(":", "\\c");
            case V1_2 ->
                    value.replace("\\", "\\\\")
                            .replace("\r", "\\r")
                            .replace("\n", "\\n")
                            .replace(":", "\\c");
        };
    }
}
