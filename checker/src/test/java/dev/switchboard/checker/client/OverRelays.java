package dev.switchboard.checker.client;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.ContractClientBuilder;
import dev.switchboard.client.Heard;
import dev.switchboard.client.follow.FollowSettings;
import dev.switchboard.client.retry.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * A client that reaches running services over a network which fails when it is told to. All tests
 * share the services.
 */
@Timeout(180)
abstract class OverRelays {

    static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    /** Started by the first test that asks, stopped with the JVM. */
    private static final class Running {
        static final Services SERVICES = new Services();
        static final int INGEST = SERVICES.ingest().port();
        static final int BROADCAST = ready(SERVICES.broadcast("one").port());
    }

    /** Not part of what is initialized: another thread asks, and would wait for that. */
    private static int ready(int port) {
        URI node = URI.create("http://localhost:" + port);
        try (ContractClient asking = ContractClient.builder().uri(node).build()) {
            Heard.until(() -> asking.status().ready());
        }
        return port;
    }

    Relay toIngest;
    Relay toBroadcast;
    ContractClient client;

    @BeforeEach
    void connect() throws Exception {
        toIngest = new Relay(Running.INGEST);
        toBroadcast = new Relay(Running.BROADCAST);
        client = patient().build();
    }

    /** A client over the relays that gives up no connection on a busy machine. */
    ContractClientBuilder patient() {
        return over(Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    /**
     * A client over the relays.
     *
     * @param silence after which it gives up a connection
     * @param connecting how long a handshake may take
     */
    ContractClientBuilder over(Duration silence, Duration connecting) {
        FollowSettings soon =
                new FollowSettings(
                        Duration.ofMillis(20), Duration.ofMillis(200), silence, connecting);
        RetryPolicy often =
                new RetryPolicy(50, LONG_ENOUGH, Duration.ofMillis(20), Duration.ofMillis(200));
        return ContractClient.builder()
                .uri(toBroadcast.uri())
                .updatesTo(URI.create(toIngest.uri() + "/api"))
                .following(soon)
                .retries(often);
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
        toIngest.close();
        toBroadcast.close();
    }
}
