package dev.switchboard.client;

import dev.switchboard.client.retry.RetryPolicy;
import java.net.URI;
import java.time.Duration;

/** A client that waits next to nothing before it tries again. */
public final class RetryingClient {

    private RetryingClient() {}

    /**
     * Makes one.
     *
     * @param attempts of each call, the first included
     */
    public static ContractClient at(String url, int attempts) {
        return ContractClient.builder()
                .uri(URI.create(url))
                .retries(
                        new RetryPolicy(
                                attempts,
                                Duration.ofMinutes(1),
                                Duration.ofMillis(1),
                                Duration.ofMillis(5)))
                .build();
    }
}
