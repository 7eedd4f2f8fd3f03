package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Senders that send again, since they were in doubt: what they say is true once. */
@ExtendWith(SharedProduct.class)
class RepeatsTest {

    @Test
    void of_requests_that_come_at_once_under_one_key_one_is_kept() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all =
                IntStream.range(0, 16)
                        .mapToObj(_ ->
                                product()
                                        .http()
                                        .sendAsync(
                                                update("at-once", "at-once"),
                                                BodyHandlers.ofString()))
                        .toList();

        assertThat(all).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(202));
        assertKeptOnce("at-once");
    }

    @Test
    void an_update_whose_answer_was_lost_is_sent_again_and_kept_once() throws Exception {
        String body = line("unheard");
        try (Socket sender = connect()) {
            send(
                    sender,
                    """
                    POST /update HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Idempotency-Key: unheard\r
                    Content-Length: %d\r
                    \r
                    %s\
                    """
                            .formatted(body.length(), body));
        }
        await().until(() -> history("unheard") == 1);

        assertThat(send(update("unheard", "unheard")).statusCode()).isEqualTo(202);

        assertKeptOnce("unheard");
    }

    @Test
    void a_stream_that_was_cut_is_sent_again_whole_and_each_line_kept_once() throws Exception {
        String whole = line("cut-1") + "\n" + line("cut-2") + "\n" + line("cut-3") + "\n";
        try (Socket sender = connect()) {
            String part = whole.substring(0, whole.length() - 20);
            send(
                    sender,
                    """
                    POST /updates HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/x-ndjson\r
                    Idempotency-Key: stream\r
                    Transfer-Encoding: chunked\r
                    \r
                    %x\r
                    %s\r
                    """
                            .formatted(part.length(), part));
            await().until(() -> history("cut-2") == 1);
        }

        var again =
                HttpRequest.newBuilder(URI.create(product().url() + "/updates"))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Idempotency-Key", "stream")
                        .POST(BodyPublishers.ofString(whole))
                        .build();

        assertThat(send(again).body()).contains("\"accepted\":3");
        assertKeptOnce("cut-1");
        assertKeptOnce("cut-2");
        assertKeptOnce("cut-3");
    }

    @Test
    void a_key_used_over_rest_is_used_for_producers_of_kafka_too() throws Exception {
        assertThat(send(update("both-ways", "both-ways")).statusCode()).isEqualTo(202);
        await().until(() -> history("both-ways") == 1);

        var again = new ProducerRecord<>("contract.updates", "both-ways", line("both-ways"));
        again.headers().add("idempotency-key", "both-ways".getBytes(US_ASCII));
        try (Producer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", product().instance().kafkaServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(again).get();
        }

        assertKeptOnce("both-ways");
    }

    /** A last update without a key shows that all before it was decided on. */
    private static void assertKeptOnce(String contract) throws Exception {
        assertThat(product().post("/update", line(contract).replace("active", "inactive")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        await().until(() -> told(contract).toString().contains("inactive"));
        assertThat(history(contract)).isEqualTo(2);
    }

    private static int history(String contract) throws Exception {
        return told(contract).size();
    }

    private static JsonNode told(String contract) throws Exception {
        return product().getJson("/contracts/history?contract_id=" + contract).path("data");
    }

    private static HttpRequest update(String contract, String key) {
        return HttpRequest.newBuilder(URI.create(product().url() + "/update"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(line(contract)))
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return product().http().send(request, BodyHandlers.ofString());
    }

    private static String line(String contract) {
        return "{\"contract_id\": \"%s\", \"location\": \"Chennai\", \"status\": \"active\","
                        .formatted(contract)
                + " \"timestamp\": \"2024-01-01T12:00:00Z\"}";
    }

    private static Socket connect() throws Exception {
        return new Socket(InetAddress.getLoopbackAddress(), product().instance().port());
    }

    private static void send(Socket to, String text) throws Exception {
        to.getOutputStream().write(text.getBytes(US_ASCII));
        to.getOutputStream().flush();
    }
}
