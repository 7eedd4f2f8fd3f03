package dev.switchboard.stack.compose;

import static org.awaitility.Awaitility.await;

import dev.switchboard.stack.cluster.Broker;
import dev.switchboard.stack.service.Service;
import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What the compose file describes, as processes: with its variables, its memory limits and its
 * health checks. Only addresses and folders are other ones. The router and its stores are left out,
 * and the proxy where it is not installed. One thread.
 */
final class RunningStack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String KAFKA = "kafka";
    private static final String DATA = "/var/lib/kafka/data";

    private final ComposeFile file;
    private final Dockerfile images;
    private final Addresses addresses;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private @Nullable Broker kafka;
    private @Nullable Proxy proxy;

    private RunningStack() throws IOException {
        file = ComposeFile.read();
        images = Dockerfile.read();
        addresses = new Addresses(file);
    }

    /** Starts all of it and waits until every health check passes. */
    static RunningStack start(Path folder) throws IOException {
        RunningStack stack = new RunningStack();
        try {
            stack.startAll(folder);
            return stack;
        } catch (IOException | RuntimeException | AssertionError e) {
            stack.close();
            throw e;
        }
    }

    private void startAll(Path folder) throws IOException {
        kafka = startKafka(folder.resolve(KAFKA));
        awaitHealthy(KAFKA);
        for (Service.Kind kind : Service.Kind.values()) {
            for (Container container : file.built(target(kind))) {
                services.put(container.name(), startService(kind, container));
            }
        }
        services.keySet().forEach(this::awaitHealthy);
        if (Proxy.isInstalled()) {
            proxy = Proxy.start(addresses, folder, UnaryOperator.identity());
            awaitHealthy("origin");
        }
    }

    private static String target(Service.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Broker startKafka(Path folder) throws IOException {
        Container container = file.container(KAFKA);
        Map<String, String> settings = BrokerVariables.settings(environment(container));
        settings.replace("log.dirs", DATA, folder.resolve("log").toString());
        List<String> memory = memory(container);
        memory.addAll(
                List.of(
                        container
                                .environment()
                                .getOrDefault("KAFKA_HEAP_OPTS", "")
                                .split(" ", -1)));
        int id = Integer.parseInt(settings.getOrDefault("node.id", ""));
        String cluster = Uuid.randomUuid().toString();
        return Broker.start(folder, cluster, id, kafkaPort(), settings, memory);
    }

    private Service startService(Service.Kind kind, Container container) throws IOException {
        Map<String, String> environment = environment(container);
        environment.put("JAVA_TOOL_OPTIONS", images.javaOptions(container.target()));
        List<String> options = memory(container);
        List<String> command = images.command(container.target());
        options.addAll(command.subList(1, command.indexOf("-jar")));
        int port = addresses.port(container.name(), container.listensAt());
        return Service.start(kind, port, options, environment);
    }

    private Map<String, String> environment(Container container) {
        Map<String, String> environment = container.environment();
        environment.replaceAll((name, value) -> addresses.real(container.name(), value));
        return environment;
    }

    /** A JVM takes the memory limit of its container for the memory of the machine. */
    private static List<String> memory(Container container) {
        return new ArrayList<>(List.of("-XX:MaxRAM=" + container.memory()));
    }

    private void awaitHealthy(String name) {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(250))
                .failFast(() -> {
                    if (!isRunning(name)) {
                        throw new AssertionError(name + " ended: " + output(name));
                    }
                })
                .until(() -> isHealthy(name));
    }

    /** Runs a container's health check. */
    boolean isHealthy(String name) throws IOException, InterruptedException {
        Container container = file.container(name);
        Map<String, String> environment = container.environment();
        environment.computeIfPresent(
                "PORT",
                (any, port) -> Integer.toString(addresses.port(name, container.listensAt())));
        List<String> command =
                container.healthCheck().stream().map(text -> addresses.real(name, text)).toList();
        try (Program check = Program.start(command, environment)) {
            return check.await() == 0;
        }
    }

    private boolean isRunning(String name) {
        Service service = services.get(name);
        return service == null || service.program().isRunning();
    }

    private String output(String name) {
        return service(name).program().output();
    }

    Service service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /** The nodes of a kind. */
    List<URI> nodes(Service.Kind kind) {
        return file.built(target(kind)).stream()
                .map(container -> service(container.name()).uri())
                .toList();
    }

    /** Empty where it is not installed. */
    Optional<Proxy> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** Where programs on the host reach Kafka. */
    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort();
    }

    private int kafkaPort() {
        return addresses.port(KAFKA, file.container(KAFKA).ports().getFirst().target());
    }

    /** What the services logged. */
    String output() {
        return services.values().stream()
                .map(service -> service.program().output())
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public void close() {
        if (proxy != null) {
            proxy.close();
        }
        services.values().forEach(Service::close);
        if (kafka != null) {
            kafka.close();
        }
    }
}
