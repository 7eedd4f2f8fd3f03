package dev.switchboard.model.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordValidationTest {

    private static final ContractUpdate UPDATE =
            new ContractUpdate(
                    new ContractId("c-42"),
                    Location.CHENNAI,
                    ContractStatus.ACTIVE,
                    Instant.parse("2024-01-01T12:00:00Z"));

    private static final String JSON = new String(UPDATE.toJson(), UTF_8);

    private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();

    @Test
    void an_update_under_its_contracts_key_is_good() {
        assertThat(validation("c-42", JSON))
                .isEqualTo(new RecordValidation.Valid(new ContractId("c-42"), UPDATE));
    }

    @Test
    void no_value_says_that_the_contract_is_gone() {
        assertThat(validation("c-42", null))
                .isEqualTo(new RecordValidation.Valid(new ContractId("c-42"), null));
    }

    @Test
    void fields_that_are_not_known_yet_are_ignored() {
        assertThat(validation("c-42", JSON.replace("}", ",\"novelty\":[1]}")))
                .isInstanceOf(RecordValidation.Valid.class);
    }

    @Test
    void a_record_without_a_key_is_bad() {
        RecordValidation validation = RecordValidation.of(null, JSON.getBytes(UTF_8), headers);

        assertThat(validation)
                .isEqualTo(bad("no-key", "the record has no key; the key is the contract_id"));
    }

    @Test
    void a_key_that_is_not_utf_8_is_bad() {
        RecordValidation validation =
                RecordValidation.of(new byte[] {(byte) 0xff}, JSON.getBytes(UTF_8), headers);

        assertThat(validation).isEqualTo(bad("invalid-key", "the key is not valid UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\u0000"})
    void a_key_that_is_no_contract_id_is_bad(String key) {
        assertThat(validation(key, null))
                .isInstanceOfSatisfying(
                        RecordValidation.Invalid.class,
                        bad -> assertThat(bad.reason()).isEqualTo("invalid-key"));
    }

    @Test
    void a_key_that_is_too_long_is_bad() {
        assertThat(validation("x".repeat(201), null))
                .isEqualTo(
                        bad(
                                "invalid-key",
                                "the key, a contract_id, must have at most 200 characters, has 201"));
    }

    @Test
    void a_key_other_than_the_contract_id_is_bad() {
        assertThat(validation("c-43", JSON))
                .isEqualTo(bad("key-mismatch", "the key differs from contract_id c-42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "junk", "{", "{} {}", "{\"a\":1,\"a\":2}", "NaN"})
    void a_value_that_is_not_json_is_bad(String value) {
        assertThat(validation("c-42", value))
                .isInstanceOfSatisfying(
                        RecordValidation.Invalid.class,
                        bad -> {
                            assertThat(bad.reason()).isEqualTo("malformed-json");
                            assertThat(bad.detail()).isNotBlank();
                        });
    }

    @Test
    void a_value_that_is_not_utf_8_is_bad() {
        byte[] value = {'"', (byte) 0xc3, '"'};

        assertThat(RecordValidation.of("c-42".getBytes(UTF_8), value, headers))
                .isInstanceOfSatisfying(
                        RecordValidation.Invalid.class,
                        bad -> assertThat(bad.reason()).isEqualTo("malformed-json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [1]                                     | the value must be a JSON object
                    null                                    | the value must be a JSON object
                    {"contract_id":7}                       | /contract_id must be a string
                    {"location":"Delhi"}                    | /location must be one of Chennai
                    {"status":"Active"}                     | /status must be one of active
                    {"timestamp":"yesterday"}               | /timestamp must be an RFC 3339
                    {"location":"Chennai"}                  | /contract_id is required
                    """)
    void an_update_that_breaks_rules_is_invalid_and_says_which(String value, String detail) {
        assertThat(validation("c-42", value))
                .isInstanceOfSatisfying(
                        RecordValidation.Invalid.class,
                        bad -> {
                            assertThat(bad.reason()).isEqualTo("invalid-update");
                            assertThat(bad.detail()).contains(detail);
                        });
    }

    @Test
    void all_broken_rules_are_told_at_once() {
        assertThat(validation("c-42", "{}"))
                .isInstanceOfSatisfying(
                        RecordValidation.Invalid.class,
                        bad ->
                                assertThat(bad.detail())
                                        .contains(
                                                "/contract_id",
                                                "/location",
                                                "/status",
                                                "/timestamp"));
    }

    @Test
    void a_record_is_too_large_by_what_it_weighs_in_all() {
        byte[] key = "c-42".getBytes(UTF_8);
        byte[] value = Arrays.copyOf(JSON.getBytes(UTF_8), RecordSize.LARGEST - key.length);
        Arrays.fill(value, JSON.length(), value.length, (byte) ' ');

        assertThat(RecordValidation.of(key, value, headers))
                .isInstanceOf(RecordValidation.Valid.class);
        RecordHeaders.put(headers, "h", "");
        assertThat(RecordValidation.of(key, value, headers))
                .isEqualTo(
                        bad(
                                "too-large",
                                "the record of contract c-42 has more than 1000000 bytes"));
    }

    private RecordValidation validation(String key, @Nullable String value) {
        return RecordValidation.of(
                key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8), headers);
    }

    private static RecordValidation bad(String reason, String detail) {
        return new RecordValidation.Invalid(reason, detail);
    }
}
