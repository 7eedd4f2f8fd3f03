package dev.switchboard.checker;

import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.BroadcastService;
import dev.switchboard.ingest.IngestService;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two broadcast nodes and an ingest service on one Kafka, with rings and buffers so small that
 * subscribers soon fall behind.
 */
final class RunningServices implements AutoCloseable {

    private final Topics topics = TestKafka.freshTopics();
    private final List<ConfigurableApplicationContext> running = new ArrayList<>();
    private final Target target;

    RunningServices() {
        List<URI> nodes = List.of(broadcast("one"), broadcast("two"));
        URI ingest = start(IngestService.class, "ingest");
        Stream.concat(nodes.stream(), Stream.of(ingest)).forEach(RunningServices::awaitReady);
        this.target = new Target(nodes, ingest, TestKafka.bootstrapServers(), topics);
    }

    private static void awaitReady(URI service) {
        HttpRequest readiness =
                HttpRequest.newBuilder(service.resolve("/actuator/health/readiness")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            await().until(() ->
                    http.send(readiness, BodyHandlers.discarding()).statusCode() == 200);
        }
    }

    Target target() {
        return target;
    }

    private URI broadcast(String name) {
        return start(
                BroadcastService.class,
                name,
                "switchboard.broadcast.node-id=" + name,
                "switchboard.broadcast.ring=128KB",
                "switchboard.broadcast.heartbeat=1s");
    }

    private URI start(Class<?> service, String name, String... settings) {
        String[] shared = {
            "server.port=0",
            "spring.application.name=" + name,
            "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
            "switchboard.topic-prefix=" + topics.prefix(),
            "logging.level.dev.switchboard.connections=WARN"
        };
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(service, SmallBuffers.class)
                        .run(
                                Stream.of(shared, settings)
                                        .flatMap(Arrays::stream)
                                        .map(setting -> "--" + setting)
                                        .toArray(String[]::new));
        running.add(context);
        int port =
                Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                        .getPort();
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        running.reversed().forEach(ConfigurableApplicationContext::close);
    }

    /** The kernel would hold megabytes for a client on the same machine that does not read. */
    @Configuration(proxyBeanMethods = false)
    static class SmallBuffers {
        @Bean
        WebServerFactoryCustomizer<JettyServletWebServerFactory> smallBuffers() {
            return factory ->
                    factory.addServerCustomizers(server ->
                            Stream.of(server.getConnectors())
                                    .map(ServerConnector.class::cast)
                                    .forEach(c -> c.setAcceptedSendBufferSize(8192)));
        }
    }
}
