package dev.switchboard.stack.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that make no sense are dead letters, and what follows them is kept. */
class MalformedTest extends ForeignTest {

    private final String contract = newContract();
    private final ForeignRecord good = ForeignRecord.update(contract);

    @ParameterizedTest
    @MethodSource("all")
    void values_that_are_no_update_are_dead_letters(ForeignProducer producer) throws Exception {
        say(
                producer,
                Batch.of(
                        ForeignRecord.of(contract, "no JSON"),
                        ForeignRecord.of(contract, "{\"contract_id\": \"" + contract + "\""),
                        ForeignRecord.of(contract, "[1, 2]"),
                        ForeignRecord.of(contract, "{}"),
                        ForeignRecord.update(contract, "Delhi"),
                        ForeignRecord.of(contract, "null"),
                        ForeignRecord.of(contract, "[".repeat(100_000)),
                        good));

        awaitOutcomes(
                contract + ": malformed-json",
                contract + ": malformed-json",
                contract + ": invalid-update",
                contract + ": invalid-update",
                contract + ": invalid-update",
                contract + ": invalid-update",
                contract + ": malformed-json",
                contract + ": kept");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_dead_letter_has_what_was_said_and_why_it_was_not_taken(ForeignProducer producer)
            throws Exception {
        String value = ForeignRecord.json(contract, "Delhi", "2024-01-01T12:00:00Z");
        say(producer, Batch.of(ForeignRecord.of(contract, value)).with("source", "abroad"));

        awaitOutcomes(contract + ": invalid-update");

        assertThat(outcomes().letters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).isEqualTo(contract.getBytes(UTF_8));
                    assertThat(letter.value()).isEqualTo(value.getBytes(UTF_8));
                    assertThat(Outcomes.header(letter, "source")).contains("abroad");
                    assertThat(Outcomes.header(letter, RecordHeaders.DETAIL))
                            .contains(
                                    "/location must be one of Chennai, Mumbai, Bengaluru, Hyderabad");
                });
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_empty_value_is_no_removal(ForeignProducer producer) throws Exception {
        say(producer, Batch.of(good, ForeignRecord.of(contract, "")));

        awaitOutcomes(contract + ": kept", contract + ": malformed-json");
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_key_must_be_the_contract_id(ForeignProducer producer) throws Exception {
        String other = newContract();
        String value = ForeignRecord.json(contract, "Chennai", "2024-01-01T12:00:00Z");
        say(producer, Batch.of(ForeignRecord.of(other, value), good));

        awaitOutcomes(other + ": key-mismatch", contract + ": kept");
    }

    @ParameterizedTest
    @MethodSource("all")
    void there_must_be_a_key(ForeignProducer producer) throws Exception {
        byte[] value =
                ForeignRecord.json(contract, "Chennai", "2024-01-01T12:00:00Z").getBytes(UTF_8);
        say(
                producer,
                Batch.of(
                        ForeignRecord.of(null, value),
                        ForeignRecord.of(null, (byte[]) null),
                        good));

        awaitOutcomes("-: no-key", "-: no-key", contract + ": kept");
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_key_must_be_able_to_name_a_contract(ForeignProducer producer) throws Exception {
        String long201 = contract + "x".repeat(201 - contract.length());
        String control = contract + "\u0007";
        say(
                producer,
                Batch.of(
                        ForeignRecord.update(""),
                        ForeignRecord.update(long201),
                        ForeignRecord.of(control, "{}"),
                        good));

        awaitOutcomes(
                ": invalid-key",
                long201 + ": invalid-key",
                control + ": invalid-key",
                contract + ": kept");
    }

    @ParameterizedTest
    @MethodSource("all")
    void fields_that_are_not_known_are_ignored(ForeignProducer producer) throws Exception {
        String more = "{\"version\": 2, \"tags\": [null, {}], ";
        String value =
                more + ForeignRecord.json(contract, "Mumbai", "2024-01-01T12:00:00Z").substring(1);
        say(producer, Batch.of(ForeignRecord.of(contract, value)));

        awaitOutcomes(contract + ": kept");
    }
}
