package dev.switchboard.model.router;

import java.util.Optional;

/**
 * Names an MCP server that the router knows: 1 to 200 characters (Unicode code points), none of
 * them a control character or half of a surrogate pair. It is the key of both topics.
 */
public record ServerName(String value) {

    public static final int MAX_CHARACTERS = 200;

    /** The router itself, for its own primitives. */
    public static final ServerName SWITCHBOARD = new ServerName("switchboard");

    /**
     * @throws IllegalArgumentException when {@link #fault} has something to say of the value
     */
    public ServerName {
        fault(value)
                .ifPresent(fault -> {
                    throw new IllegalArgumentException("server " + fault);
                });
    }

    /** Why the text cannot name a server, worded to follow "server"; empty if it can. */
    public static Optional<String> fault(String text) {
        if (text.isEmpty()) {
            return Optional.of("must not be empty");
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > MAX_CHARACTERS) {
            return Optional.of(
                    "must have at most " + MAX_CHARACTERS + " characters, has " + characters);
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("must not contain control characters");
        }
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)
                ? Optional.of("must not contain half of a surrogate pair")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
