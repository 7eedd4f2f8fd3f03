package dev.switchboard.cli.dlt;

import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.model.json.Json;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dead letter as one line of JSON: {@code position}, {@code timestamp}, {@code reason}, {@code
 * detail}, {@code origin {topic, partition, offset, timestamp}}, {@code contract_id}, {@code size},
 * {@code omitted_bytes}, {@code key}, {@code headers [{name, value}]} and {@code value}. Key and
 * values that are not UTF-8 stand in Base64 under {@code key_base64} and {@code value_base64};
 * those that are absent are null.
 */
final class DeadLetterJson {

    private DeadLetterJson() {}

    static String of(DeadLetterRecord letter) {
        ObjectNode json =
                Json.MAPPER
                        .createObjectNode()
                        .put("position", letter.position().toString())
                        .put("timestamp", letter.time().toString())
                        .put("reason", letter.reason())
                        .put("detail", letter.detail());
        letter.origin()
                .ifPresent(origin -> {
                    ObjectNode node =
                            json.putObject("origin")
                                    .put("topic", origin.topic())
                                    .put("partition", origin.partition())
                                    .put("offset", origin.offset());
                    origin.timestamp().ifPresent(time -> node.put("timestamp", time.toString()));
                });
        json.put("contract_id", letter.contract().orElse(null));
        json.put("size", letter.size());
        letter.omittedBytes().ifPresent(bytes -> json.put("omitted_bytes", bytes));
        putBytes(json, "key", letter.key());
        var headers = json.putArray("headers");
        for (Header header : letter.producersHeaders()) {
            putBytes(headers.addObject().put("name", header.key()), "value", header.value());
        }
        putBytes(json, "value", letter.value());
        // What is hidden can only stand in strings, where JSON knows the same escapes.
        return Printable.line(json.toString());
    }

    private static void putBytes(ObjectNode json, String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            json.putNull(name);
            return;
        }
        DeadLetterRecord.utf8(bytes)
                .ifPresentOrElse(
                        text -> json.put(name, text), () -> json.put(name + "_base64", bytes));
    }
}
