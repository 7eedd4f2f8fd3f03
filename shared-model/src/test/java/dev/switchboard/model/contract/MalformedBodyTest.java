package dev.switchboard.model.contract;

import static dev.switchboard.model.contract.Reading.malformed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"contract_id\": \"c-42\"",
                "{\"contract_id\": }",
                "{contract_id: \"c-42\"}",
                "{'contract_id': 'c-42'}",
                "{\"contract_id\": \"c-42\",}",
                "{\"contract_id\": \"c\n42\"}",
                "{\"contract_id\": NaN}",
                "{\"contract_id\": 007}",
                "{} // no comments",
                "contract_id=c-42",
                "\"unfinished",
                "nul",
            })
    void what_is_not_json_is_said_to_be_malformed_and_where(String body) {
        assertThat(malformed(Body.bytes(body))).containsPattern("line \\d+, column \\d+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t "})
    void an_empty_body_is_said_to_be_empty(String body) {
        assertThat(malformed(Body.bytes(body))).contains("empty");
    }

    @Test
    void a_value_after_the_first_is_refused() {
        assertThat(malformed(Body.bytes("{} {}"))).isNotBlank();
        assertThat(malformed(Body.bytes("{}]"))).isNotBlank();
    }

    @Test
    void a_field_named_twice_is_refused_by_name() {
        assertThat(malformed(Body.bytes("{\"status\": \"active\", \"status\": \"inactive\"}")))
                .contains("status");
    }

    @Test
    void a_detail_stays_short_however_long_the_body() {
        String name = "\"" + "n".repeat(40_000) + "\": 1";

        assertThat(malformed(Body.bytes("{" + name + ", " + name + "}"))).hasSizeLessThan(400);
        assertThat(malformed(Body.bytes("x".repeat(40_000)))).hasSizeLessThan(400);
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        byte[] latin1 = "{\"contract_id\": \"Köln\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16);
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0x80, '"'};
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        byte[] cutOff = {'"', (byte) 0xf0, (byte) 0x9f};

        for (byte[] body : new byte[][] {latin1, utf16, overlong, surrogate, cutOff}) {
            assertThat(malformed(body)).contains("UTF-8");
        }
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThat(malformed(Body.bytes("[".repeat(100_000)))).isNotBlank();
        assertThat(malformed(Body.bytes("{\"a\":".repeat(100_000)))).isNotBlank();
    }
}
