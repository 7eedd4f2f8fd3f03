package dev.switchboard.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import dev.switchboard.model.feed.RecordHeaders;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

final class StreamTest extends IngestTest {

    @Test
    void all_good_lines_are_accepted_in_their_order() {
        String body =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> at("stream-all", i) + "\n")
                        .collect(Collectors.joining());

        Answer answer = stream(BodyPublishers.ofString(body));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":3000,\"refused\":0,\"refusals\":[]}");
        assertThat(values("stream-all"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 3_000)
                                .mapToObj(i -> canonical("stream-all", i))
                                .toList());
    }

    @Test
    void faulty_lines_are_told_by_their_number_and_the_others_taken() {
        String good = line("stream-some");
        String body = good + "\r\n\n{\"location\": \"Delhi\"}\n \t \n{\n" + good;

        Answer answer = stream(BodyPublishers.ofString(body));

        assertThat(answer.status()).isEqualTo(207);
        JsonNode outcome = answer.json();
        assertThat(outcome.get("accepted").asInt()).isEqualTo(2);
        assertThat(outcome.get("refused").asInt()).isEqualTo(2);
        assertThat(outcome.at("/refusals/0/index").asInt()).isEqualTo(2);
        assertThat(outcome.at("/refusals/0/violations")).hasSize(4);
        assertThat(outcome.at("/refusals/1/index").asInt()).isEqualTo(4);
        assertThat(outcome.at("/refusals/1/status").asInt()).isEqualTo(400);
        assertThat(outcome.has("unread")).isFalse();
        assertThat(values("stream-some")).hasSize(2);
    }

    @Test
    void a_line_counts_as_key_and_number_whenever_it_is_sent() {
        String body = line("stream-key") + "\n\n" + line("stream-key") + "\n";

        stream(BodyPublishers.ofString(body), "Idempotency-Key", "import");
        stream(BodyPublishers.ofString(body), "Idempotency-Key", "import");

        assertThat(records(topics().updates(), "stream-key"))
                .extracting(StreamTest::key)
                .containsExactly("import·0", "import·2", "import·0", "import·2");
    }

    @Test
    void a_stream_may_be_packed_in_one_piece_or_several() {
        byte[] first = Gzip.pack(line("stream-gzip") + "\n");
        byte[] second = Gzip.pack(line("stream-gzip"));

        Answer answer =
                stream(
                        BodyPublishers.ofByteArrays(List.of(first, second)),
                        "Content-Encoding",
                        "gzip");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(values("stream-gzip")).hasSize(2);
    }

    @Test
    void a_line_too_long_is_refused_however_small_it_was_packed() {
        byte[] bomb = Gzip.bomb(line("bomb") + "\n", 200, "\n" + line("bomb"));

        Answer answer = stream(BodyPublishers.ofByteArray(bomb), "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("accepted").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/refusals/0/index").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/refusals/0/status").asInt()).isEqualTo(413);
    }

    @Test
    void broken_packing_is_told_with_how_far_it_got() {
        byte[] packed = Gzip.pack((line("stream-torn") + "\n").repeat(3) + "{");

        Answer torn =
                stream(
                        BodyPublishers.ofByteArray(packed, 0, packed.length - 8),
                        "Content-Encoding",
                        "gzip");

        assertThat(torn.status()).isEqualTo(207);
        assertThat(torn.json().get("accepted").asInt()).isEqualTo(3);
        assertThat(torn.json().at("/unread/from").asInt()).isEqualTo(3);
        assertThat(torn.json().at("/unread/status").asInt()).isEqualTo(400);
        assertThat(values("stream-torn")).hasSize(3);
    }

    @Test
    void what_is_not_packed_as_it_says_is_refused() {
        BodyPublisher plain = BodyPublishers.ofString(line("unpacked"));

        assertThat(stream(plain, "Content-Encoding", "gzip").status()).isEqualTo(400);
        assertThat(stream(plain, "Content-Encoding", "br").status()).isEqualTo(415);
        assertThat(values("unpacked")).isEmpty();
    }

    @Test
    void other_bodies_may_be_packed_too_and_keep_their_limits() {
        String[] gzip = {"Content-Encoding", "gzip"};
        byte[] array = Gzip.pack("[" + line("array-gzip") + "]");
        byte[] large = Gzip.pack("[" + " ".repeat(11_000_000) + "]");

        assertThat(post("/updates", array, gzip).status()).isEqualTo(202);
        assertThat(post("/update", Gzip.pack(line("array-gzip")), gzip).status()).isEqualTo(202);
        assertThat(post("/updates", large, gzip).status()).isEqualTo(413);
        assertThat(post("/updates", "[]".getBytes(UTF_8), gzip).status()).isEqualTo(400);
        assertThat(values("array-gzip")).hasSize(2);
    }

    @Test
    void a_stream_may_be_longer_than_any_body() {
        String blanks = " ".repeat(100_000);
        byte[] padded = (line("stream-long") + blanks + "\n").getBytes(UTF_8);
        BodyPublisher body = BodyPublishers.ofByteArrays(Collections.nCopies(120, padded));

        Answer answer = stream(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isEqualTo(120);
    }

    @Test
    void nothing_is_accepted_at_once() {
        assertThat(stream(BodyPublishers.noBody()).body())
                .isEqualTo("{\"accepted\":0,\"refused\":0,\"refusals\":[]}");
    }

    private Answer stream(BodyPublisher body, String... headers) {
        String[] all = {"Content-Type", MediaType.APPLICATION_NDJSON_VALUE};
        return client().post("/updates", body, concat(all, headers));
    }

    private Answer post(String path, byte[] body, String... headers) {
        return client().post(path, BodyPublishers.ofByteArray(body), headers);
    }

    private static String[] concat(String[] some, String[] others) {
        return Stream.of(some, others).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static List<String> values(String contract) {
        return records(topics().updates(), contract).stream()
                .map(found -> new String(found.value(), UTF_8))
                .toList();
    }

    static String key(ConsumerRecord<byte[], byte[]> found) {
        return RecordHeaders.text(found.headers(), RecordHeaders.IDEMPOTENCY_KEY).orElseThrow();
    }

    private static String at(String contract, int i) {
        return line(contract).replace("12:00:00", "%02d:%02d:00".formatted(i / 60 % 24, i % 60));
    }

    private static String canonical(String contract, int i) {
        return canonical(contract)
                .replace("12:00:00", "%02d:%02d:00".formatted(i / 60 % 24, i % 60));
    }
}
