package dev.switchboard.client.send;

import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.QueryString;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is to be sent: it knows its way, and of which contract it is where that is known. */
public sealed interface SendRequest {

    /** The contract; null where only the server reads it. */
    @Nullable ContractId contract();

    /** Where it goes. */
    URI uri(Addresses addresses);

    /** The request with its method and body. */
    HttpRequest.Builder on(HttpRequest.Builder request);

    /** An update. */
    record Update(ContractUpdate update) implements SendRequest {
        @Override
        public ContractId contract() {
            return update.contractId();
        }

        @Override
        public URI uri(Addresses addresses) {
            return new QueryString().at(addresses.updates(), "/update");
        }

        @Override
        public HttpRequest.Builder on(HttpRequest.Builder request) {
            return json(request, update.toJson());
        }
    }

    /** An update that is shown to subscribers and never kept. */
    record Test(ContractUpdate update) implements SendRequest {
        @Override
        public ContractId contract() {
            return update.contractId();
        }

        @Override
        public URI uri(Addresses addresses) {
            return new QueryString().at(addresses.updates(), "/test/update");
        }

        @Override
        public HttpRequest.Builder on(HttpRequest.Builder request) {
            return json(request, update.toJson());
        }
    }

    /**
     * An update as JSON from elsewhere.
     *
     * @param test whether it is shown to subscribers and never kept
     */
    record Raw(String body, boolean test) implements SendRequest {
        @Override
        public @Nullable ContractId contract() {
            return null;
        }

        @Override
        public URI uri(Addresses addresses) {
            return new QueryString().at(addresses.updates(), test ? "/test/update" : "/update");
        }

        @Override
        public HttpRequest.Builder on(HttpRequest.Builder request) {
            return json(request, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The removal of a contract. */
    record Removal(ContractId contract) implements SendRequest {
        @Override
        public URI uri(Addresses addresses) {
            // As a parameter: a path can't carry every id.
            return new QueryString()
                    .add("contract_id", contract)
                    .at(addresses.updates(), "/contracts");
        }

        @Override
        public HttpRequest.Builder on(HttpRequest.Builder request) {
            return request.DELETE();
        }
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, byte[] body) {
        return request.setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
    }
}
