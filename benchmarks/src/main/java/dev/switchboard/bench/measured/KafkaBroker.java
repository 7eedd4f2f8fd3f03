package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/** Kafka as a process of its own; its argument is the folder of its data. */
final class KafkaBroker {

    private KafkaBroker() {}

    public static void main(String[] args) throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), 0)) {
            Conversation.hold(
                    ProcessMessage.of("ready", "address", kafka.bootstrapServers()),
                    line -> ProcessMessage.of("unknown"));
        }
    }
}
