package dev.switchboard.testkit;

import dev.switchboard.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker in this JVM on a folder that is deleted at the end. */
final class InProcessKafka implements KafkaSource {

    /** A broker that could not speak for some seconds is not gone. */
    private static final Map<String, String> PATIENT = Map.of("broker.session.timeout.ms", "60000");

    @Override
    public String start() {
        try {
            Path folder = Files.createTempDirectory("switchboard-kafka");
            EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0, PATIENT);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(kafka, folder)));
            return kafka.bootstrapServers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedKafka kafka, Path folder) {
        kafka.close();
        try {
            TestFolder.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
