package dev.switchboard.router.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SessionEraFilterTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/mcp");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain rest = new MockFilterChain();

    @Test
    void who_wants_a_server_with_sessions_gets_no_other() throws Exception {
        filter("session", "2026-07-28");

        assertThat(rest.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(Json.read(response.getContentAsByteArray()).at("/error/code").asInt())
                .isEqualTo(-32000);
    }

    @ParameterizedTest
    @CsvSource({"session, 2025-11-25", "session,", ", 2026-07-28"})
    void all_else_is_served(@Nullable String era, @Nullable String version) throws Exception {
        filter(era, version);

        assertThat(rest.getRequest()).isEqualTo(request);
    }

    private void filter(@Nullable String era, @Nullable String version)
            throws IOException, ServletException {
        if (era != null) {
            request.addHeader("Conformance-Era", era);
        }
        if (version != null) {
            request.addHeader("MCP-Protocol-Version", version);
        }
        new SessionEraFilter().doFilter(request, response, rest);
    }
}
