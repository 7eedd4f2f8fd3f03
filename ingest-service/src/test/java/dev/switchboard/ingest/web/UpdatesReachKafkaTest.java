package dev.switchboard.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import dev.switchboard.model.feed.RecordHeaders;
import java.net.URLEncoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpdatesReachKafkaTest extends IngestTest {

    @ParameterizedTest
    @ValueSource(strings = {"/update", "/api/update"})
    void an_acknowledged_update_lies_where_the_answer_says(String path) {
        String id = "reach" + path;
        Answer answer = client().post(path, update(id));

        assertThat(answer.status()).isEqualTo(202);
        ConsumerRecord<byte[], byte[]> found = records(topics().updates(), id).getFirst();
        assertThat(answer.body())
                .isEqualTo(
                        "{\"contract_id\":\"%s\",\"message_id\":\"contracts-%d-%d\"}"
                                .formatted(id, found.partition(), found.offset()));
        assertThat(found.value()).asString(UTF_8).isEqualTo(canonical(id));
        assertThat(found.headers().toArray()).isEmpty();
        assertThat(found.partition())
                .isEqualTo(
                        BuiltInPartitioner.partitionForKey(
                                found.key(), topics().updates().partitions()));
    }

    @Test
    void json_by_another_name_will_do() {
        var answer =
                client().post(
                                "/update",
                                update("by-name"),
                                "Content-Type",
                                "application/vnd.contract+json; charset=utf-8");

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void the_idempotency_key_stands_in_the_record() {
        client().post("/update", update("keyed"), "Idempotency-Key", "order:42");
        client().post("/updates", "[" + update("keyed") + "]", "Idempotency-Key", "order:42");
        client().delete("/contracts/keyed", "Idempotency-Key", "order:42");

        assertThat(records(topics().updates(), "keyed"))
                .extracting(found ->
                        RecordHeaders.text(found.headers(), RecordHeaders.IDEMPOTENCY_KEY)
                                .orElseThrow())
                .containsExactly("order:42", "order:42·0", "remove·order:42");
    }

    @Test
    void a_removal_is_a_record_without_a_value() {
        Answer answer = client().delete("/contracts/gone");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("contract_id").asString()).isEqualTo("gone");
        assertThat(records(topics().updates(), "gone"))
                .singleElement()
                .satisfies(found -> assertThat(found.value()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"naïve id", "a+b", "semi;colon", "日本", "q?x=1#y"})
    void ids_travel_percent_encoded_in_the_path(String id) {
        String encoded = URLEncoder.encode(id, UTF_8).replace("+", "%20");

        assertThat(client().delete("/api/contracts/" + encoded).status()).isEqualTo(202);
        assertThat(records(topics().updates(), id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"north/7", "50%", "..", "back\\slash", "plain-by-query"})
    void ids_that_a_path_cannot_carry_travel_in_the_query(String id) {
        Answer answer = client().delete("/contracts?contract_id=" + URLEncoder.encode(id, UTF_8));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(records(topics().updates(), id)).hasSize(1);
    }

    @Test
    void a_test_update_goes_among_the_test_updates() {
        Answer sample = client().post("/test/update", "");
        Answer given = client().post("/api/test/update", "{\"contract_id\": \"try\"}");

        assertThat(sample.status()).isEqualTo(202);
        assertThat(sample.json().get("contract_id").asString()).isEqualTo("test-contract");
        assertThat(given.json().get("message_id").asString()).startsWith("contracts-test-0-");
        assertThat(records(topics().testUpdates(), "try")).hasSize(1);
        assertThat(records(topics().updates(), "try")).isEmpty();
    }

    @Test
    void a_test_update_needs_no_body_at_all() {
        var request =
                client().request("/test/update")
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody());

        assertThat(client().send(request).status()).isEqualTo(202);
    }
}
