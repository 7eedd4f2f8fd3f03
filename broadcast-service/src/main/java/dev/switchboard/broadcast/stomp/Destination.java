package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** The destinations that can be subscribed to. Ids in them are percent-encoded. */
enum Destination {
    ALL("Contracts", "/topic/contracts", "Every contract."),
    CONTRACT("Contract", "/topic/contracts/{contract_id}", "One contract."),
    LOCATION("Location", "/topic/locations/{location}", "The contracts of one location.");

    private final String title;
    private final String address;
    private final String meaning;

    Destination(String title, String address, String meaning) {
        this.title = title;
        this.address = address;
        this.meaning = meaning;
    }

    /** What it is of. */
    String title() {
        return title;
    }

    /** Its text, with a parameter in braces where it has one. */
    String address() {
        return address;
    }

    /** What it is for, in a sentence. */
    String meaning() {
        return meaning;
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
                            ? Optional.of(
                                    new Filter(Set.of(new ContractId(value)), Set.of(), false))
                            : Optional.empty();
            case LOCATION ->
                    Location.ofLabel(value)
                            .map(location -> new Filter(Set.of(), Set.of(location), false));
        };
    }

    private static Optional<String> decode(String encoded) {
        try {
            return encoded.contains("/")
                    ? Optional.empty()
                    : Optional.of(UriUtils.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
