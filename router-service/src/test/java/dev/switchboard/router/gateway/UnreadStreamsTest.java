package dev.switchboard.router.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.TestPrimitives;
import dev.switchboard.testkit.client.EventClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Clients that ask for more than they read. */
final class UnreadStreamsTest extends RouterTest {

    /** Far more than any test asks for. */
    private static final int MANY = 2_000;

    @BeforeEach
    void forgetEvents() {
        primitives().forget();
    }

    @Test
    void a_call_waits_for_a_client_that_does_not_read_and_others_are_served() throws Exception {
        ObjectNode flood = McpClient.call("test_flood", "{}");
        ((ObjectNode) flood.at("/params/_meta")).put("progressToken", 1);
        try (Socket _ = unread(flood, "MCP-Protocol-Version: 2026-07-28")) {
            await().until(primitives()::isFloodHeldUp);

            assertServed();
            assertThat(primitives().flooded()).isLessThan(TestPrimitives.FLOOD / 10);
        }
        // Its client is gone, which gives it up.
        primitives().await("flooded");
        assertThat(primitives().flooded()).isLessThan(TestPrimitives.FLOOD);
    }

    @Test
    void a_session_waits_for_its_client_and_goes_on_without_it() throws Exception {
        SessionClient session = SessionClient.begin(client(), "2025-11-25", "{}");
        ObjectNode flood = SessionClient.call("test_flood");
        ((ObjectNode) flood.get("params")).putObject("_meta").put("progressToken", 1);
        try (Socket _ = unread(flood, "Mcp-Session-Id: " + session.id())) {
            await().until(primitives()::isFloodHeldUp);

            assertServed();
            assertThat(session.send(SessionClient.message("ping").put("id", 2)).status())
                    .isEqualTo(200);
            assertThat(primitives().flooded()).isLessThan(TestPrimitives.FLOOD / 10);
        }
        // Its client may come back: it goes on, and the session keeps the newest.
        primitives().await("flooded");
        assertThat(primitives().flooded()).isEqualTo(TestPrimitives.FLOOD);
        List<JsonNode> rest =
                await().until(
                                () -> rest(session),
                                it -> !it.isEmpty() && it.getLast().has("result"));
        assertThat(rest).hasSizeBetween(2, 11);
    }

    /** On /sse all answers go to one stream, and are taken before they are written. */
    @Test
    void answers_that_nobody_reads_are_not_gathered_without_end() throws Exception {
        try (Socket stream = connect()) {
            stream.getOutputStream()
                    .write("GET /sse HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
            String endpoint = endpoint(stream);

            int asked = 0;
            int status = 202;
            while (status == 202 && asked < MANY) {
                status = post(endpoint, SessionClient.call("test_large").put("id", asked++));
            }

            assertThat(status).isEqualTo(429);
            assertServed();
        }
    }

    /** One who comes back at the moment of the answer may have to come back once more. */
    private static List<JsonNode> rest(SessionClient session) {
        try (EventClient events = session.resume("1-0")) {
            return events.rest();
        }
    }

    private void assertServed() {
        for (int i = 0; i < 20; i++) {
            assertThat(client().send(McpClient.message("tools/list")).status()).isEqualTo(200);
        }
    }

    private int post(String path, ObjectNode message) {
        return client().send(
                        client().request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(message.toString())))
                .status();
    }

    /** The address in the first event, and nothing behind it. */
    private static String endpoint(Socket stream) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("sessionId=") < 0 || read.charAt(read.length() - 1) != '\n') {
            int next = stream.getInputStream().read();
            assertThat(next).describedAs("what follows %s", read).isNotNegative();
            read.append((char) next);
        }
        return read.substring(read.indexOf("/sse?")).strip();
    }

    /** Calls a tool, and reads nothing of the answer. */
    private Socket unread(ObjectNode call, String header) throws IOException {
        byte[] body = call.toString().getBytes(UTF_8);
        String head =
                String.join(
                        "\r\n",
                        "POST /mcp HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Accept: application/json, text/event-stream",
                        "Mcp-Method: tools/call",
                        "Mcp-Name: " + call.at("/params/name").asString(),
                        header,
                        "Content-Length: " + body.length,
                        "",
                        "");
        Socket socket = connect();
        socket.getOutputStream().write(head.getBytes(UTF_8));
        socket.getOutputStream().write(body);
        return socket;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(120_000);
        // Whatever the system would set aside for who does not read.
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), client().port()));
        return socket;
    }
}
