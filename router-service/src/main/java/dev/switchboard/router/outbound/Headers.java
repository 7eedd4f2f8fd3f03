package dev.switchboard.router.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The header fields of a message in their order; their text form shows no value. */
public record Headers(List<Field> fields) {

    public static final Headers NONE = new Headers(List.of());

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE =
            Pattern.compile("[\\x21-\\x7e]([\\t\\x20-\\x7e]*[\\x21-\\x7e])?|");

    /** What the client says itself, and what belongs to a connection (RFC 9110, section 7.6.1). */
    private static final Set<String> OURS =
            Set.of(
                    "accept-encoding",
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "keep-alive",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "user-agent");

    /** One field. */
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Copies the fields. */
    public Headers {
        fields = List.copyOf(fields);
    }

    /**
     * Adds a field of a request.
     *
     * @throws IllegalArgumentException if it cannot be sent; the message does not show the value
     */
    public Headers with(String name, String value) {
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a name of a header.".formatted(Shown.of(name)));
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "The header %s is set by the client itself.".formatted(name));
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The value of the header %s has characters that cannot be sent."
                            .formatted(name));
        }
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Headers(more);
    }

    /** The first value of a name, whatever its case. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }
}
