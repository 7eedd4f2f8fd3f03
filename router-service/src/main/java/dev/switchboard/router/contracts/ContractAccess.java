package dev.switchboard.router.contracts;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.retry.RetryPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * The client that the contract tools share. It is made at the first call, as only then the port of
 * this process is known, where contracts may be served, too. Thread-safe.
 */
final class ContractAccess implements AutoCloseable {

    private final RouterSettings settings;
    private final Environment environment;
    private volatile int ownPort;
    private @Nullable ContractClient client;

    ContractAccess(RouterSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            ownPort = event.getWebServer().getPort();
        }
    }

    synchronized ContractClient client() {
        if (client == null) {
            RetryPolicy usual = RetryPolicy.DEFAULT;
            client =
                    ContractClient.builder()
                            .uri(Objects.requireNonNullElseGet(settings.broadcastUrl(), this::own))
                            .updatesTo(
                                    Objects.requireNonNullElseGet(settings.ingestUrl(), this::own))
                            .timeout(settings.patience())
                            .retries(
                                    new RetryPolicy(
                                            usual.attempts(),
                                            settings.patience(),
                                            usual.firstWait(),
                                            usual.longestWait()))
                            .build();
        }
        return client;
    }

    /** Where this process listens, on loopback if it does so on all addresses. */
    private URI own() {
        String host = environment.getProperty("server.address", "");
        if (ownPort == 0) {
            throw new IllegalStateException("this process does not serve yet");
        }
        String name = isAny(host) ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://%s:%d".formatted(name, ownPort));
    }

    private static boolean isAny(String host) {
        try {
            return host.isEmpty() || InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
