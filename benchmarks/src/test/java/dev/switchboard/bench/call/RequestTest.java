package dev.switchboard.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestTest {

    @Test
    void a_single_update_is_a_json_object_of_the_length_that_the_head_says() {
        String text = text(Request.UPDATE.prepare(8001, 1, 0, "", ToolTarget.DIRECT));

        assertThat(text).startsWith("POST /update HTTP/1.1\r\nHost: 127.0.0.1:8001\r\n");
        assertThat(body(text)).hasSize(length(text));
        assertThat(json(text).get("contract_id").asString()).startsWith("b-0001-00-");
    }

    @Test
    void an_array_holds_a_thousand_updates() {
        String text = text(Request.ARRAY.prepare(8001, 1, 0, "", ToolTarget.DIRECT));

        assertThat(body(text)).hasSize(length(text));
        assertThat(json(text).size()).isEqualTo(Request.ARRAY.updates());
    }

    @Test
    void the_empty_one_has_no_body() {
        String text = text(Request.EMPTY.prepare(8001, 1, 0, "", ToolTarget.DIRECT));

        assertThat(text).startsWith("OPTIONS /update HTTP/1.1\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void a_chunk_of_a_stream_is_as_long_as_it_says_and_ends_with_a_line() {
        String text = text(UpdateStream.chunk(1, 0).bytes());

        int begin = text.indexOf("\r\n") + 2;
        int length = Integer.parseInt(text.substring(0, begin - 2), 16);
        assertThat(text.substring(begin + length)).isEqualTo("\r\n");
        assertThat(text.charAt(begin + length - 1)).isEqualTo('\n');
        assertThat(text.substring(begin, begin + length).lines()).hasSize(1000);
    }

    private static String text(Prepared request) {
        return text(request.bytes());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static String body(String text) {
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    private static int length(String text) {
        return Integer.parseInt(text.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(body(text));
    }
}
