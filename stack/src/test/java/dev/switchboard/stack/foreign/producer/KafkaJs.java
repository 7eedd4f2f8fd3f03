package dev.switchboard.stack.foreign.producer;

import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** kafkajs, a client in JavaScript alone: its partitioner hashes keys as Java's does. */
public final class KafkaJs implements ForeignProducer {

    @Override
    public Optional<String> absence() {
        return NodeModules.absence();
    }

    @Override
    public Program start(String bootstrapServers, String topic, Batch batch) throws IOException {
        if (batch.codec() != Batch.Codec.NONE && batch.codec() != Batch.Codec.GZIP) {
            throw new UnsupportedOperationException("kafkajs itself only knows gzip");
        }
        ObjectNode job = Json.MAPPER.createObjectNode();
        job.put("brokers", bootstrapServers);
        job.put("topic", topic);
        job.put("gzip", batch.codec() == Batch.Codec.GZIP);
        job.put("transaction", batch.transaction().name());
        ArrayNode messages = job.putArray("messages");
        batch.records().forEach(rec -> message(messages.addObject(), rec, batch));
        String file = Input.file(Json.MAPPER.writeValueAsBytes(job)).toString();
        return Program.start(
                List.of("node", NodeModules.script("producer.cjs").toString(), file),
                Map.of("KAFKAJS_NO_PARTITIONER_WARNING", "1"));
    }

    private static void message(ObjectNode message, ForeignRecord rec, Batch batch) {
        message.put("key", base64(rec.key()));
        message.put("value", base64(rec.value()));
        ArrayNode headers = message.putArray("headers");
        for (Batch.Header header : batch.headers()) {
            headers.addArray().add(header.name()).add(base64(header.bytes()));
        }
        if (batch.createTime() != null) {
            message.put("timestamp", batch.createTime().toString());
        }
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "kafkajs";
    }
}
