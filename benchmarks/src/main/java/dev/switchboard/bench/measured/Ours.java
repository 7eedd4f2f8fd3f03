package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;
import java.nio.file.Path;

/** The broadcast service, as it is shipped, behind a Kafka broker of its own. */
final class Ours implements MeasuredSystem {

    private final String name;
    private final ChildProcess service;
    private final SubscriberEndpoint endpoint;
    private final KafkaFeed feed;

    private Ours(String name, ChildProcess service, int port, String kafka) {
        this.name = name;
        this.service = service;
        this.endpoint = new SubscriberEndpoint(port, "/stomp", "/topic/contracts", true);
        this.feed = KafkaFeed.to(kafka, SourceTopic.TEST_UPDATES);
    }

    /**
     * Starts it, and returns when it is ready.
     *
     * @param build the folder of a repository in which it was built
     * @param kafka where its broker is
     */
    static Ours start(String name, Machine machine, Path build, String kafka) throws IOException {
        int port = Machine.freePort();
        return new Ours(
                name, machine.service(name, "broadcast-service", build, port, kafka), port, kafka);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SubscriberEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public int lanes() {
        return feed.lanes();
    }

    @Override
    public void publish(UpdateSeries updates) throws IOException {
        feed.send(updates);
    }

    @Override
    public void awaitPublished() {
        // publish has waited for Kafka
    }

    @Override
    public Cost cost() {
        return service.cost();
    }

    @Override
    public void close() {
        feed.close();
        service.close();
    }
}
