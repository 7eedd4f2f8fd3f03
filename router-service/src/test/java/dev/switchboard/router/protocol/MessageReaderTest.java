package dev.switchboard.router.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"7", "-7", "\"seven\"", "\"\"", "123456789012345678901234567890"})
    void a_request_bears_its_id_as_it_came(String id) {
        Request request =
                (Request)
                        read(
                                "{\"jsonrpc\": \"2.0\", \"id\": %s, \"method\": \"tools/list\"}"
                                        .formatted(id));

        assertThat(request.id().toString()).isEqualTo(id);
        assertThat(request.method()).isEqualTo("tools/list");
        assertThat(request.params().isEmpty()).isTrue();
    }

    @Test
    void params_keep_what_nobody_here_knows() {
        Request message =
                (Request)
                        read(
                                "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"m\", \"params\": {\"x\": [1]}}");

        assertThat(message.params().toString()).isEqualTo("{\"x\":[1]}");
    }

    @Test
    void without_an_id_it_is_a_notification() {
        assertThat(read("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/x\"}"))
                .isInstanceOf(Notification.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                                                | PARSE_ERROR     |   | empty
                    {                                                 | PARSE_ERROR     |   | no JSON
                    {"jsonrpc": "2.0", "jsonrpc": "2.0"}              | PARSE_ERROR     |   | no JSON
                    []                                                | INVALID_REQUEST |   | array
                    7                                                 | INVALID_REQUEST |   | object
                    {"id": 1, "method": "m"}                          | INVALID_REQUEST | 1 | jsonrpc
                    {"jsonrpc": 2.0, "id": 1, "method": "m"}          | INVALID_REQUEST | 1 | jsonrpc
                    {"jsonrpc": "2.0", "id": 1}                       | INVALID_REQUEST | 1 | method
                    {"jsonrpc": "2.0", "id": 1, "method": 7}          | INVALID_REQUEST | 1 | method
                    {"jsonrpc": "2.0", "id": null, "method": "m"}     | INVALID_REQUEST |   | id
                    {"jsonrpc": "2.0", "id": 1.5, "method": "m"}      | INVALID_REQUEST |   | id
                    {"jsonrpc": "2.0", "id": [1], "method": "m"}      | INVALID_REQUEST |   | id
                    {"jsonrpc": "2.0", "id": 1, "method": "m", "params": []} | INVALID_REQUEST | 1 | params
                    {"jsonrpc": "2.0", "id": 1, "method": "m", "params": null} | INVALID_REQUEST | 1 | params
                    {"jsonrpc": "2.0", "result": {}}                  | INVALID_REQUEST |   | id of its request
                    {"jsonrpc": "2.0", "id": 1, "result": {}, "error": {}} | INVALID_REQUEST | 1 | method
                    """)
    void what_is_no_message_is_refused(
            String body, ErrorCode code, @Nullable String id, String word) {
        McpException refused = catchThrowableOfType(McpException.class, () -> read(body));

        assertThat(refused.code()).isEqualTo(code.code());
        assertThat(refused.httpStatus()).isEqualTo(400);
        assertThat(refused.id() == null ? null : refused.id().toString()).isEqualTo(id);
        assertThat(refused.message()).contains(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"jsonrpc": "2.0", "id": 1, "result": {"a": 1}}    | {"a":1} |
                    {"jsonrpc": "2.0", "id": 1, "error": {"code": 1}}  |         | {"code":1}
                    """)
    void an_answer_to_a_request_of_ours_is_a_response(
            String body, @Nullable String result, @Nullable String error) {
        Response response = (Response) read(body);

        assertThat(response.result() == null ? null : response.result().toString())
                .isEqualTo(result);
        assertThat(response.error() == null ? null : response.error().toString()).isEqualTo(error);
    }

    @Test
    void nesting_without_end_is_refused() {
        String body = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"m\", \"params\": {\"x\": ";

        McpException refused =
                catchThrowableOfType(McpException.class, () -> read(body + "[".repeat(100_000)));

        assertThat(refused.code()).isEqualTo(ErrorCode.PARSE_ERROR.code());
    }

    private static JsonRpcMessage read(String json) {
        return MessageReader.read(json.getBytes(UTF_8));
    }
}
