package dev.switchboard.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.testkit.ClosedPort;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What holds for clients of all revisions. */
class StdioServerTest {

    private static final String DISCOVER =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\",\"params\":{\"_meta\":"
                    + "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                DISCOVER,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}"
            })
    void where_nobody_is_each_request_is_told_what_to_do(String request) throws Exception {
        try (ClosedPort nobody = new ClosedPort();
                StdioClient client = new StdioClient(nobody.url())) {
            for (int i = 0; i < 2; i++) {
                JsonNode response = client.send(request).nextJson();

                assertThat(response.path("id").asInt()).isEqualTo(1);
                assertThat(response.at("/error/message").asString())
                        .isEqualTo(
                                "nothing answers at %s/mcp: start it with ./switchboard run, or name"
                                        + " another server with --url",
                                nobody.url());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"jsonrpc":            | -32700
                    tools/list             | -32700
                    7                      | -32600
                    []                     | -32600
                    {"jsonrpc": "2.0"}     | -32600
                    {"method": 7}          | -32600
                    """)
    void a_line_that_is_no_message_is_an_error_without_an_id(String line, int code)
            throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) -> reply.json(200, call.result("{}")));
                StdioClient client = new StdioClient(endpoint.url())) {
            JsonNode error = client.send(line).nextJson();

            assertThat(error.at("/error/code").asInt()).isEqualTo(code);
            assertThat(error.has("id")).isFalse();
            assertThat(client.send("").send(DISCOVER).nextJson().path("id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_second_request_of_an_id_under_way_is_refused() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) -> {
                            refused.await();
                            reply.json(200, call.result("{}"));
                        });
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(DISCOVER).send(DISCOVER);

            assertThat(client.nextJson().at("/error/code").asInt()).isEqualTo(-32600);
            refused.countDown();
            assertThat(client.nextJson().has("result")).isTrue();
        }
    }

    @Test
    void what_is_under_way_at_the_end_of_the_input_is_finished() throws Exception {
        CountDownLatch ending = new CountDownLatch(1);
        try (StubEndpoint endpoint =
                new StubEndpoint((call, reply) -> {
                    ending.await();
                    reply.json(200, call.result("{}"));
                })) {
            StdioClient client = new StdioClient(endpoint.url());
            client.send(DISCOVER);
            await().until(() -> !endpoint.calls().isEmpty());
            Thread.ofVirtual().start(ending::countDown);

            assertThat(client.end()).isZero();
            assertThat(client.nextJson().has("result")).isTrue();
        }
    }

    @Test
    void what_takes_too_long_at_the_end_of_the_input_is_an_error() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Screen screen = new Screen();
        try (StubEndpoint stub = new StubEndpoint((_, _) -> never.await());
                McpEndpoint endpoint = new McpEndpoint(URI.create(stub.url()))) {
            new StdioServer(screen.reading(DISCOVER), endpoint, Duration.ZERO).run();

            assertThat(screen.out()).hasSize(1).first().asString().contains("stdin has ended");
            never.countDown();
        }
    }

    @Test
    void a_stream_of_changes_does_not_hold_up_the_end() throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((_, reply) -> {
                            reply.events().event("{\"method\":\"ack\"}");
                            await().until(() -> !reply.isRead());
                        });
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(DISCOVER.replace("server/discover", "subscriptions/listen")).next();

            assertThat(client.end()).isZero();
            assertThat(client.isSilent()).isTrue();
        }
    }
}
