package dev.switchboard.router.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class McpExceptionTest {

    @ParameterizedTest
    @CsvSource({"-32602, 200", "-32020, 200", "-32021, 400", "-32099, 200"})
    void an_error_passed_on_is_one_of_http_where_the_client_lacks_a_capability(
            int code, int status) {
        ObjectNode error = Json.MAPPER.createObjectNode().put("code", code).put("message", "no");
        error.putObject("data").putObject("requiredCapabilities").putObject("sampling");

        McpException passedOn = McpException.passedOn(error);

        assertThat(passedOn.httpStatus()).isEqualTo(status);
        assertThat(JsonRpcResponse.error(null, passedOn).get("error")).isEqualTo(error);
    }
}
