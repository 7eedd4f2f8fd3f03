package dev.switchboard.client;

import dev.switchboard.client.follow.Connector;
import dev.switchboard.client.follow.FollowSettings;
import dev.switchboard.client.query.Queries;
import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.Calls;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.client.send.BatchSender;
import dev.switchboard.client.send.Sender;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a {@link ContractClient} is to be like. Everything has a default. Not thread-safe. */
public final class ContractClientBuilder {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, String> headers = new HashMap<>();
    private @Nullable Addresses addresses;
    private @Nullable URI updates;
    private @Nullable HttpClient http;
    private RetryPolicy retries = RetryPolicy.DEFAULT;
    private FollowSettings following = FollowSettings.DEFAULT;
    private Duration timeout = Duration.ofSeconds(30);
    private int atOnce = 64;

    ContractClientBuilder() {}

    /**
     * Where the server is: {@code http://host:port}, {@code https}, {@code ws} or {@code wss}, with
     * the path before those of the API if there is one. REST and {@code /ws} are derived from it,
     * whichever is given. Without it the environment variable {@code WS_URI} says so; without that
     * it is {@code http://localhost:8000/api}.
     *
     * @throws IllegalArgumentException when it is no such address
     */
    public ContractClientBuilder uri(URI uri) {
        addresses = Addresses.of(uri);
        return this;
    }

    /** Where updates go, if not to the same address: services that run without a common origin. */
    public ContractClientBuilder updatesTo(URI uri) {
        updates = uri;
        return this;
    }

    /** A header that every request and handshake bears, such as {@code Authorization}. */
    public ContractClientBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** How calls are repeated; {@link RetryPolicy#DEFAULT} if not said. */
    public ContractClientBuilder retries(RetryPolicy policy) {
        retries = policy;
        return this;
    }

    /** How followings keep their connections; {@link FollowSettings#DEFAULT} if not said. */
    public ContractClientBuilder following(FollowSettings settings) {
        following = settings;
        return this;
    }

    /** How long one attempt of a call may take; 30 s if not said. Kafka alone may take 10 s. */
    public ContractClientBuilder timeout(Duration attempt) {
        timeout = attempt;
        return this;
    }

    /** How many requests may be on their way at once, each on a connection; 64 if not said. */
    public ContractClientBuilder atOnce(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("atOnce must be 1 or more, is " + requests);
        }
        atOnce = requests;
        return this;
    }

    /**
     * What to make connections with: its proxies, certificates and credentials. It stays its
     * owner's, and is not closed with the client.
     */
    public ContractClientBuilder http(HttpClient client) {
        http = client;
        return this;
    }

    /**
     * Makes the client. Nothing is connected yet.
     *
     * @throws IllegalArgumentException when {@code WS_URI} is needed and is no address
     */
    public ContractClient build() {
        Addresses chosen = addresses == null ? Addresses.of(System.getenv()) : addresses;
        if (updates != null) {
            chosen = chosen.updatesTo(updates);
        }
        HttpClient ours = http == null ? newHttp() : http;
        Calls calls = new Calls(ours, headers, retries, timeout, atOnce);
        return new ContractClient(
                new Connector(ours, chosen.feed(), headers, following),
                new Sender(calls, chosen),
                new BatchSender(calls, chosen),
                new Queries(calls, chosen),
                () -> {
                    calls.abandon();
                    if (http == null) {
                        ours.shutdownNow();
                    }
                });
    }

    private static HttpClient newHttp() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }
}
