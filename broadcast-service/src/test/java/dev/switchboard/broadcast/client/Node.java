package dev.switchboard.broadcast.client;

import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.BroadcastService;
import dev.switchboard.testkit.client.LocalServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A broadcast service that runs in this JVM on a port of its own. */
public final class Node implements LocalServer, AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final ConfigurableApplicationContext context;
    private final int port;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", int.class);
    }

    /**
     * Starts one; it may not be ready yet.
     *
     * @param settings such as {@code switchboard.broadcast.heartbeat=1s}
     */
    public static Node start(String... settings) {
        return start(new Class<?>[] {BroadcastService.class}, settings);
    }

    /** Starts one with other parts than it has by itself, the {@code @Primary} beans of a class. */
    public static Node startWith(Class<?> configuration, String... settings) {
        return start(new Class<?>[] {BroadcastService.class, configuration}, settings);
    }

    private static Node start(Class<?>[] sources, String... settings) {
        String[] arguments =
                Stream.concat(Stream.of("server.port=0"), Arrays.stream(settings))
                        .map("--"::concat)
                        .toArray(String[]::new);
        // without a hook of its own: it would wait for a Kafka that ends with the JVM as well
        return new Node(
                new SpringApplicationBuilder(sources)
                        // a busy machine is no Kafka that is away
                        .properties(
                                "spring.kafka.producer.properties.max.block.ms=60000",
                                "spring.kafka.producer.properties.delivery.timeout.ms=120000")
                        .registerShutdownHook(false)
                        .run(arguments));
    }

    /** Waits until it may be asked anything. */
    public Node untilReady() {
        await().atMost(LONG_ENOUGH)
                .until(() -> http().get("/actuator/health/readiness").status() == 200);
        return this;
    }

    public Http http() {
        return new Http(port);
    }

    @Override
    public int port() {
        return port;
    }

    /** Anything of the running service, such as {@code KafkaConnection}. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
