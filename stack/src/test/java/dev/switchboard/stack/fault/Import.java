package dev.switchboard.stack.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.RawLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.IsolationLevel;

/** Many updates sent as one stream under one key, each told by its timestamp. */
record Import(String name, int lines, int contracts) {

    static final int BLOCK = 100;

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    /**
     * Sends all of it.
     *
     * @param atBlock is told of each block of {@value #BLOCK} lines before it is sent, and may wait
     * @throws IOException when the connection was cut
     */
    HttpResponse<String> send(URI ingest, IntConsumer atBlock)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(ingest.resolve("/updates"))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Idempotency-Key", name)
                        .POST(BodyPublishers.ofByteArrays(blocks(atBlock)))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    HttpResponse<String> send(URI ingest) throws IOException, InterruptedException {
        return send(ingest, _ -> {});
    }

    /** Made as they are sent. */
    private List<byte[]> blocks(IntConsumer atBlock) {
        return new AbstractList<>() {
            @Override
            public byte[] get(int index) {
                atBlock.accept(index);
                return block(index);
            }

            @Override
            public int size() {
                return lines / BLOCK;
            }
        };
    }

    private byte[] block(int block) {
        return IntStream.range(block * BLOCK, (block + 1) * BLOCK)
                .mapToObj(this::line)
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    private String line(int number) {
        return "{\"contract_id\": \"%s-%d\", \"location\": \"Chennai\", \"status\": \"active\","
                        .formatted(name, number % contracts)
                + " \"timestamp\": \"%s\"}\n".formatted(FIRST.plusSeconds(number));
    }

    /** The numbers of its lines that stand in a topic, as often as they do, in rising order. */
    List<Integer> found(String bootstrapServers, String topic) {
        return RawLog.read(bootstrapServers, topic, IsolationLevel.READ_COMMITTED).stream()
                .filter(rec -> new String(rec.key(), UTF_8).startsWith(name + "-"))
                .map(rec -> number(rec.value()))
                .sorted()
                .toList();
    }

    private static int number(byte[] value) {
        Instant said = Instant.parse(Json.MAPPER.readTree(value).path("timestamp").asString(""));
        return Math.toIntExact(said.getEpochSecond() - FIRST.getEpochSecond());
    }

    /** The numbers of all lines. */
    List<Integer> all() {
        return IntStream.range(0, lines).boxed().toList();
    }
}
