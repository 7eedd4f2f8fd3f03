package dev.switchboard.router.contracts;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.router.primitive.UriTemplate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The URIs of what can be read of contracts. */
final class ContractAddresses {

    static final UriTemplate CONTRACT = new UriTemplate("contract://{id}");
    static final UriTemplate HISTORY = new UriTemplate("contract://{id}/history");
    static final UriTemplate LOCATION = new UriTemplate("contracts://location/{location}");
    static final String LATEST = "contracts://latest";

    static final String ID = "id";
    static final String AT = "location";

    private ContractAddresses() {}

    static String of(ContractId contract) {
        // A form's plus sign for a space is no percent-encoding.
        return "contract://"
                + URLEncoder.encode(contract.value(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String historyOf(ContractId contract) {
        return of(contract) + "/history";
    }

    static String of(Location location) {
        return "contracts://location/" + location.label();
    }

    /** The one contract that stands behind a URI, however it is written; empty for all others. */
    static Optional<ContractId> contract(String uri) {
        return CONTRACT.match(uri)
                .or(() -> HISTORY.match(uri))
                .flatMap(variables -> contractId(variables.getOrDefault(ID, "")));
    }

    /** Whether many contracts stand behind a URI. */
    static boolean isOfMany(String uri) {
        return uri.equals(LATEST)
                || LOCATION.match(uri)
                        .flatMap(variables -> Location.ofLabel(variables.getOrDefault(AT, "")))
                        .isPresent();
    }

    /** The id that a text is; empty where it can't be one. */
    static Optional<ContractId> contractId(String text) {
        return ContractId.fault(text).isPresent()
                ? Optional.empty()
                : Optional.of(new ContractId(text));
    }
}
