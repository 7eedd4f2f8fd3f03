package dev.switchboard.standalone;

import dev.switchboard.kafka.EmbeddedKafka;
import dev.switchboard.service.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running instance: the data folder, Kafka, stores, services. Closed by any thread, once. */
final class Instance implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Options options;
    private final DataFolder folder;
    private final Servers servers;
    private final ConfigurableApplicationContext services;

    private Instance(
            Options options,
            DataFolder folder,
            Servers servers,
            ConfigurableApplicationContext services) {
        this.options = options;
        this.folder = folder;
        this.servers = servers;
        this.services = services;
    }

    /**
     * Starts everything, with the stores that the environment names in place of embedded ones.
     *
     * @throws StartFault when something can't be had that it needs
     */
    static Instance start(Options options) {
        return start(options, StoreUrls.read(System.getenv()));
    }

    static Instance start(Options options, StoreUrls urls) {
        Ports.requireFree(options.host, options.port);
        DataFolder folder = DataFolder.open(options.data.toAbsolutePath().normalize());
        Servers servers = new Servers();
        try {
            // read by logback.xml, so before anything logs
            System.setProperty("switchboard.logs", folder.logs().toString());
            servers.start(folder, Ports.kafka(options.kafkaPort), urls);
            String keys = SecretKeys.read(folder.secretKey(), System.getenv());
            return new Instance(options, folder, servers, startServices(options, servers, keys));
        } catch (RuntimeException e) {
            // Whatever it is: Kafka's threads would keep the process alive, and the folder locked.
            release(folder, servers);
            throw e instanceof StartFault fault ? fault : new StartFault(reason(e));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return "it cannot start: " + message;
    }

    private static ConfigurableApplicationContext startServices(
            Options options, Servers servers, String secretKeys) {
        SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
        // The services end before Kafka and the stores do: see close().
        application.setRegisterShutdownHook(false);
        application.addInitializers(context ->
                context.getBeanFactory()
                        .registerSingleton("embeddedKafkaHealth", health(servers.kafka())));
        try {
            return application.run(
                    "--server.port=" + options.port,
                    "--server.address=" + options.host,
                    "--spring.kafka.bootstrap-servers=" + servers.kafka().bootstrapServers(),
                    "--switchboard.storage.database-url=" + servers.databaseUrl(),
                    "--switchboard.storage.redis-url=" + servers.redisUrl(),
                    "--" + SecretKeys.VARIABLE + "=" + secretKeys,
                    "--switchboard.broadcast.node-id=standalone");
        } catch (PortInUseException e) {
            throw new StartFault(
                    "port %d is in use: choose another with --port".formatted(options.port));
        }
    }

    private static HealthIndicator health(EmbeddedKafka kafka) {
        return () ->
                kafka.fault()
                        .map(fault -> Health.down().withDetail("reason", fault).build())
                        .orElseGet(() -> Health.up().build());
    }

    /**
     * Waits until all services are ready.
     *
     * @throws TimeoutException when they are not in time, with the reasons they give
     */
    void awaitReady() throws InterruptedException, TimeoutException {
        Readiness readiness = services.getBean(Readiness.class);
        long start = System.nanoTime();
        while (!readiness.isReady()) {
            if (System.nanoTime() - start > READY_WITHIN.toNanos()) {
                throw new TimeoutException("not ready in time; see the logs in " + folder.logs());
            }
            Thread.sleep(LOOK);
        }
    }

    /** Where everything is. */
    String welcome() {
        int port = port();
        boolean everywhere = options.host.equals("0.0.0.0") || options.host.equals("::");
        String host = everywhere ? "localhost" : options.host;
        String at = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return """
        Switchboard is ready.
          dashboard       http://%1$s/
          send updates    http://%1$s/update
          contracts       http://%1$s/contracts
          API             http://%1$s/docs
          follow live     ws://%1$s/ws   ws://%1$s/stomp   http://%1$s/events
          MCP             http://%1$s/mcp   its servers and tools: http://%1$s/router
          Kafka           %2$s
          logs            %3$s
        Ctrl-C ends it.\
        """
                .formatted(at, servers.kafka().bootstrapServers(), folder.logs());
    }

    /** The port it listens at. */
    int port() {
        var server = ((WebServerApplicationContext) services).getWebServer();
        return server == null ? options.port : server.getPort();
    }

    /** Where its Kafka listens, {@code host:port}. */
    String kafkaServers() {
        return servers.kafka().bootstrapServers();
    }

    /** Ends the services, then what they use. */
    @Override
    public void close() {
        try {
            services.close();
        } finally {
            release(folder, servers);
        }
    }

    private static void release(DataFolder folder, Servers servers) {
        try (folder) {
            servers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
