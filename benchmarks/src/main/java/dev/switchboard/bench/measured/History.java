package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

/** A broker whose contract.history holds so many contracts, and what reads it. One thread. */
public final class History implements AutoCloseable {

    private static final String SERVICE = "ours-rebuilding";

    /** What the service says when it begins. */
    private static final String READING = "from its beginning";

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Machine machine;
    private final Brokers brokers;
    private final String kafka;
    private final int port;

    /** Starts an empty one. */
    public History(Machine machine, String name) throws IOException {
        this.machine = machine;
        this.brokers = new Brokers(machine);
        this.kafka = brokers.address(name);
        this.port = Machine.freePort();
    }

    /** Has the keeper write that many contracts. */
    public void fill(int contracts) throws IOException {
        try (ChildProcess _ = service();
                KafkaFeed feed = KafkaFeed.to(kafka, SourceTopic.UPDATES)) {
            feed.send(UpdateSeries.burst(1, contracts));
            awaitContracts(contracts);
        }
    }

    /** A broadcast service whose view is complete. It is the same node each time. */
    public ChildProcess service() throws IOException {
        return machine.service(SERVICE, "broadcast-service", machine.home(), port, kafka);
    }

    /** How long ago the service that is ready now began to read, as its log says. */
    public Duration sinceReading() throws IOException {
        Instant now = Instant.now();
        return Files.readAllLines(machine.log(SERVICE)).stream()
                .filter(line -> line.contains(READING))
                .map(line -> Duration.between(Instant.parse(line.split(" ", 2)[0]), now))
                .findFirst()
                .orElseThrow(() -> new IOException("its log does not say: " + READING));
    }

    /** What a bare consumer says of reading all of it. */
    public ProcessMessage readBare() throws IOException {
        try (ChildProcess consumer = machine.program("bare-consumer", BareConsumer.class, kafka)) {
            return consumer.answer();
        }
    }

    private void awaitContracts(int contracts) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/contracts/status"))
                        .build();
        String wanted = "\"contracts\":{\"total\":" + contracts + ",";
        long until = System.nanoTime() + LONGEST.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!http.send(request, BodyHandlers.ofString()).body().contains(wanted)) {
                if (System.nanoTime() > until) {
                    throw new IOException("the keeper is not done after " + LONGEST);
                }
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        brokers.close();
    }
}
