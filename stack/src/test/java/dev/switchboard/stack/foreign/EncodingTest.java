package dev.switchboard.stack.foreign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text is UTF-8 without a byte order mark; nothing else is guessed at. */
class EncodingTest extends ForeignTest {

    private static final String MARK = "\ufeff";

    private final String contract = newContract();

    @ParameterizedTest
    @MethodSource("all")
    void any_text_in_utf_8_may_name_a_contract(ForeignProducer producer) throws Exception {
        String name = contract + " Zürich 契約 😀 e\u0301";
        say(producer, Batch.of(ForeignRecord.update(name), ForeignRecord.removal(name)));

        awaitOutcomes(name + ": kept", name + ": removed");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_byte_order_mark_is_refused(ForeignProducer producer) throws Exception {
        String json = ForeignRecord.json(contract, "Chennai", "2024-01-01T12:00:00Z");
        say(
                producer,
                Batch.of(
                        ForeignRecord.of(contract, MARK + json),
                        ForeignRecord.of(MARK + contract, json),
                        ForeignRecord.of(contract, json)));

        awaitOutcomes(
                contract + ": malformed-json",
                MARK + contract + ": key-mismatch",
                contract + ": kept");
    }

    @ParameterizedTest
    @MethodSource("ofBytes")
    void values_in_other_encodings_are_dead_letters_with_their_bytes(ForeignProducer producer)
            throws Exception {
        byte[][] values = {
            json(MARK, UTF_16LE), json(MARK, UTF_16BE), json("", UTF_16LE), json("", ISO_8859_1)
        };
        List<ForeignRecord> records = new ArrayList<>();
        for (byte[] value : values) {
            records.add(ForeignRecord.of(contract.getBytes(UTF_8), value));
        }
        records.add(ForeignRecord.update(contract));
        say(producer, Batch.of(records));

        awaitOutcomes(
                contract + ": malformed-json",
                contract + ": malformed-json",
                contract + ": malformed-json",
                contract + ": malformed-json",
                contract + ": kept");
        assertThat(outcomes().letters().stream().map(ConsumerRecord::value))
                .containsExactly(values);
    }

    private byte[] json(String mark, Charset charset) {
        String text =
                """
                {"note": "é", "contract_id": "%s", "location": "Chennai", "status": "active",
                 "timestamp": "2024-01-01T12:00:00Z"}\
                """
                        .formatted(contract);
        return (mark + text).getBytes(charset);
    }

    @ParameterizedTest
    @MethodSource("ofBytes")
    void keys_that_are_no_utf_8_are_dead_letters(ForeignProducer producer) throws Exception {
        byte[] key = (contract + "é").getBytes(ISO_8859_1);
        byte[] value = "{}".getBytes(UTF_8);
        say(
                producer,
                Batch.of(
                        ForeignRecord.of(key, value),
                        ForeignRecord.of(key, null),
                        ForeignRecord.update(contract)));

        awaitOutcomes(
                contract + "\ufffd: invalid-key",
                contract + "\ufffd: invalid-key",
                contract + ": kept");
        assertThat(outcomes().letters())
                .allSatisfy(letter -> assertThat(letter.key()).isEqualTo(key));
    }
}
