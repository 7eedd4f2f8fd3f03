package dev.switchboard.broadcast.stomp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of STOMP that are spoken, newest first, and what sets them apart. */
enum StompVersion {
    V1_2("1.2", "\\rnc", "\\\r\n:"),
    V1_1("1.1", "\\nc", "\\\n:"),
    V1_0("1.0", "", "");

    private static final char ESCAPE = '\\';

    private final String number;

    /** What stands behind a backslash, for the characters at the same places of {@link #plain}. */
    private final String escaped;

    private final String plain;

    StompVersion(String number, String escaped, String plain) {
        this.number = number;
        this.escaped = escaped;
        this.plain = plain;
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

    /** Whether a body is a fault where a frame can have none; in 1.0 it is passed over. */
    boolean refusesBodies() {
        return this != V1_0;
    }

    /** The escapes that its headers may have, in words. */
    String escapes() {
        StringBuilder list = new StringBuilder();
        escaped.chars().forEach(c -> list.append(' ').append(ESCAPE).append((char) c));
        return "with these escapes:" + list;
    }

    /** A header's value as this version writes it. */
    String escape(String value) {
        if (this == V1_0) {
            // It can't say a line end at all.
            return value.replace('\n', ' ');
        }
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int at = plain.indexOf(c);
            if (at < 0) {
                text.append(c);
            } else {
                text.append(ESCAPE).append(escaped.charAt(at));
            }
        }
        return text.toString();
    }

    /**
     * A header's name or value as it is meant; empty where it has an escape that is none, which is
     * fatal (STOMP 1.1 and 1.2, section Value Encoding). In 1.0, whose examples have them, spaces
     * around it are not meant.
     */
    Optional<String> unescape(String written) {
        if (this == V1_0) {
            return Optional.of(written.strip());
        }
        if (this == V1_2 && written.indexOf('\r') >= 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == ESCAPE) {
                i++;
                int at = i < written.length() ? escaped.indexOf(written.charAt(i)) : -1;
                if (at < 0) {
                    return Optional.empty();
                }
                c = plain.charAt(at);
            }
            text.append(c);
        }
        return Optional.of(text.toString());
    }
}
