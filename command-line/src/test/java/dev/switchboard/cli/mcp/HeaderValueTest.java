package dev.switchboard.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValueTest {

    /** The examples of the specification, and those at the edges. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "us-west1,us-west1",
                "'Hello, 世界',=?base64?SGVsbG8sIOS4lueVjA==?=",
                "' padded ',=?base64?IHBhZGRlZCA=?=",
                "'line1\nline2',=?base64?bGluZTEKbGluZTI=?=",
                "=?base64?literal?=,=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=",
                "=?base64?literal,=?base64?literal",
                "a b~!,a b~!",
                "'',''",
            })
    void what_no_header_can_say_is_base64(String value, String header) {
        assertThat(HeaderValue.encoded(value)).isEqualTo(header);
    }
}
