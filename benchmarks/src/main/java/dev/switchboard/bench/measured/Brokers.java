package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Kafka brokers by name, and the ingest services before them. One thread. */
final class Brokers implements AutoCloseable {

    private final Machine machine;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Integer> ingestPorts = new HashMap<>();
    private final Map<String, ChildProcess> programs = new HashMap<>();

    Brokers(Machine machine) {
        this.machine = machine;
    }

    /** Where that broker is; started unless it runs, with all topics. */
    String address(String name) throws IOException {
        String address = addresses.get(name);
        if (address == null) {
            ChildProcess broker =
                    machine.program(
                            name,
                            KafkaBroker.class,
                            machine.folder().resolve(name + "-data").toString());
            programs.put(name, broker);
            address = broker.answer().text("address");
            createTopics(address);
            addresses.put(name, address);
        }
        return address;
    }

    private static void createTopics(String address) throws IOException {
        Topics topics = new Topics("");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            new TopicSetup(admin)
                    .ensure(
                            List.of(
                                    topics.updates(),
                                    topics.history(),
                                    topics.deadLetters(),
                                    topics.testUpdates()));
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The port of the ingest service before that broker. */
    int ingest(String broker) throws IOException {
        Integer port = ingestPorts.get(broker);
        if (port == null) {
            port = Machine.freePort();
            String name = "ingest-" + broker;
            programs.put(
                    name,
                    machine.service(name, "ingest-service", machine.home(), port, address(broker)));
            ingestPorts.put(broker, port);
        }
        return port;
    }

    /** What a broker, or the ingest service before it, has used: {@code ingest-} and its name. */
    Cost cost(String name) {
        ChildProcess program = programs.get(name);
        if (program == null) {
            throw new IllegalArgumentException("not started: " + name);
        }
        return program.cost();
    }

    @Override
    public void close() {
        programs.values().forEach(ChildProcess::close);
    }
}
