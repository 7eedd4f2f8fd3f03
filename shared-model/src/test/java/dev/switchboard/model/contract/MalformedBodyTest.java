package dev.switchboard.model.contract;

import static dev.switchboard.model.contract.Reading.malformed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                      | the JSON ends before it is complete (line 1, column 2)",
                "-                      | the JSON ends before it is complete (line 1, column 2)",
                "{\"a\": NaN}             | \"NaN\" is no JSON value; texts stand in double quotes",
                "{\"a\": -Infinity}       | \"-Infinity\" is no JSON value; texts stand in double",
                "{\"a\": Chennai}         | \"Chennai\" is no JSON value; texts stand in double",
                "{'a': 1}               | ' may not stand here (line 1, column 2)",
                "{\"a\": 1,}             | } may not stand here (line 1, column 9)",
                "+1                     | + may not stand here",
                "{} ]                   | ] closes nothing that is open here",
                "[1}                    | } closes nothing that is open here",
                "{} {}                  | there is more after the JSON value",
                "007                    | a number may not begin with a zero that means nothing",
                "\"\\q\"                  | a backslash begins no escape that JSON has",
                "{\"a\": 1, \"a\": 2}      | the name \"a\" stands twice in one object",
                "\ufeff{}               | there is a byte order mark before the JSON",
                "[\u0001]               | a control character may not stand here",
            })
    void a_fault_is_told_in_plain_words(String body, String detail) {
        assertThat(malformed(Body.bytes(body))).startsWith(detail);
    }

    @Test
    void what_is_beyond_the_limits_is_told_with_them() {
        assertThat(malformed(Body.bytes("[".repeat(5_000))))
                .isEqualTo("the JSON is nested deeper than 500 levels");
        assertThat(malformed(Body.bytes("1".repeat(2_000))))
                .isEqualTo("a number has more than 1,000 digits");
        assertThat(malformed(Body.bytes("{\"" + "n".repeat(60_000) + "\": 1}")))
                .isEqualTo("a name has more than 50,000 characters");
    }

    @Test
    void no_fault_of_whatever_body_is_told_in_the_words_of_a_library() {
        Random random = new Random(8259);
        String valid = "{\"a\": [1, -2.5e3, true, null, \"x\\u00e9\\n\"], \"b\": {\"c\": \"d\"}}";
        List<String> pieces =
                List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\u0000", "NaN", "//");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder body = new StringBuilder(valid);
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(body.length());
                if (random.nextBoolean()) {
                    body.insert(at, pieces.get(random.nextInt(pieces.size())));
                } else {
                    body.deleteCharAt(at);
                }
            }
            try {
                Json.read(Body.bytes(body.toString()));
            } catch (MalformedJsonException e) {
                assertThat(e.detail())
                        .as(body.toString())
                        .doesNotContain("`", "Feature", "oken", "JSON String", "Object", "Source")
                        .doesNotStartWith("this is no JSON");
            }
        }
    }
}
