package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The destinations that can be subscribed to. Ids in them are percent-encoded. */
enum Destination {
    ALL("/topic/contracts"),
    CONTRACT("/topic/contracts/{contract_id}"),
    LOCATION("/topic/locations/{location}");

    private final String address;

    Destination(String address) {
        this.address = address;
    }

    /** Its text, with a parameter in braces where it has one. */
    String address() {
        return address;
    }

    /** All addresses, as errors list them. */
    static String list() {
        return Arrays.stream(values()).map(Destination::address).collect(Collectors.joining(", "));
    }

    /** What a subscription to the destination is for; empty when there is no such destination. */
    static Optional<Filter> filter(String destination) {
        return Arrays.stream(values()).flatMap(d -> d.match(destination).stream()).findFirst();
    }

    private Optional<Filter> match(String destination) {
        int parameter = address.indexOf('{');
        if (parameter < 0) {
            return destination.equals(address) ? Optional.of(Filter.ALL) : Optional.empty();
        }
        return destination.startsWith(address.substring(0, parameter))
                ? decode(destination.substring(parameter)).flatMap(this::only)
                : Optional.empty();
    }

    private Optional<Filter> only(String value) {
        return switch (this) {
            case ALL -> Optional.empty();
            case CONTRACT ->
                    ContractId.fault(value).isEmpty()
                            ? Optional.of(Filter.ofKey(value))
                            : Optional.empty();
            case LOCATION ->
                    Location.ofLabel(value).map(location -> Filter.ofGroup(location.label()));
        };
    }

    /** Undoes percent-encoding (RFC 3986, section 2.1) of UTF-8; empty where it is none. */
    private static Optional<String> decode(String encoded) {
        if (encoded.contains("/")) {
            return Optional.empty();
        }
        byte[] written = encoded.getBytes(UTF_8);
        ByteBuffer meant = ByteBuffer.allocate(written.length);
        for (int i = 0; i < written.length; i++) {
            if (written[i] != '%') {
                meant.put(written[i]);
                continue;
            }
            int high = i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
            int low = i + 2 < written.length ? Character.digit(written[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            meant.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(UTF_8.newDecoder().decode(meant.flip()).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
