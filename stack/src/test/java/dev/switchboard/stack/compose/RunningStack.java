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
import org.apache.kafka.common.Uuid;

/**
 * What the compose file describes, as processes: with its variables, its memory limits and its
 * health checks. Only addresses and folders are other ones, and the proxy is left out where it is
 * not installed. One thread.
 */
final class RunningStack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String KAFKA = "kafka";
    private static final String DATA = "/var/lib/kafka/data";

    private final ComposeFile file;
    private final Dockerfile images;
    private final Addresses addresses;
    private final Broker kafka;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Optional<Proxy> proxy;

    private RunningStack(Path folder) throws IOException, InterruptedException {
        file = ComposeFile.read();
        images = Dockerfile.read();
        addresses = new Addresses(file);
        kafka = startKafka(folder.resolve(KAFKA));
        awaitHealthy(KAFKA);
        for (Service.Kind kind : Service.Kind.values()) {
            for (Container container : file.built(target(kind))) {
                services.put(container.name(), startService(kind, container));
            }
        }
        proxy =
                Proxy.isInstalled()
                        ? Optional.of(Proxy.start(addresses, folder, UnaryOperator.identity()))
                        : Optional.empty();
    }

    /** Starts all of it and waits until every health check passes. */
    static RunningStack start(Path folder) throws IOException, InterruptedException {
        RunningStack stack = new RunningStack(folder);
        for (String name : stack.services.keySet()) {
            stack.awaitHealthy(name);
        }
        if (stack.proxy.isPresent()) {
            stack.awaitHealthy("origin");
        }
        return stack;
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
        int port = addresses.port(KAFKA, container.ports().getFirst().target());
        return Broker.start(folder, Uuid.randomUuid().toString(), id, port, settings, memory);
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

    ComposeFile file() {
        return file;
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

    Optional<Proxy> proxy() {
        return proxy;
    }

    /** Where programs on the host reach Kafka. */
    String bootstrapServers() {
        return kafka.address();
    }

    @Override
    public void close() {
        proxy.ifPresent(Proxy::close);
        services.values().forEach(Service::close);
        kafka.close();
    }
}
