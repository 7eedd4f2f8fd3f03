package dev.switchboard.stack.foreign.producer;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.util.Optional;

/** A program that writes to Kafka. Each run is a process of its own. */
public sealed interface ForeignProducer permits Kcat, KafkaJs, ConsoleProducer {

    /** Why the program can't be run here; empty where it can. */
    Optional<String> absence();

    /**
     * Starts to send a batch; all has been acknowledged when the process ends with 0.
     *
     * @throws UnsupportedOperationException when the program can't send such a batch
     */
    Program start(String bootstrapServers, String topic, Batch batch) throws IOException;
}
