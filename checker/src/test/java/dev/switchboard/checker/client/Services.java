package dev.switchboard.checker.client;

import dev.switchboard.broadcast.BroadcastService;
import dev.switchboard.ingest.IngestService;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Services on topics of their own, each on a free port of this machine. One thread. */
final class Services implements AutoCloseable {

    private final Topics topics = TestKafka.freshTopics();
    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    /** A service that runs. */
    public record Running(ConfigurableApplicationContext context) {

        public int port() {
            return context.getEnvironment().getRequiredProperty("local.server.port", int.class);
        }

        /** Stops it as every restart does: subscribers are told to come back. */
        public void stop() {
            context.close();
        }
    }

    public Running ingest() {
        return start(IngestService.class);
    }

    /** A broadcast node; it may not be ready yet. */
    public Running broadcast(String nodeId) {
        return start(
                BroadcastService.class,
                "switchboard.broadcast.node-id=" + nodeId,
                "switchboard.broadcast.heartbeat=1s");
    }

    private Running start(Class<?> service, String... settings) {
        String[] shared = {
            "server.port=0",
            "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
            "switchboard.topic-prefix=" + topics.prefix()
        };
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(service)
                        .run(
                                Stream.of(shared, settings)
                                        .flatMap(Arrays::stream)
                                        .map("--"::concat)
                                        .toArray(String[]::new));
        running.add(context);
        return new Running(context);
    }

    @Override
    public void close() {
        running.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
