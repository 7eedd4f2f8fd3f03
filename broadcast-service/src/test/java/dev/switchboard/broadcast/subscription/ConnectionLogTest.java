package dev.switchboard.broadcast.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.EventClient;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.client.StompClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who came and went, as the log tells it. */
@ExtendWith(OutputCaptureExtension.class)
final class ConnectionLogTest extends BroadcastTest {

    private static final String CONNECTIONS = "dev.switchboard.connections";

    private final LoggingSystem logging =
            LoggingSystem.get(ConnectionLogTest.class.getClassLoader());

    /** Nodes of other tests may have been told to be silent about it, in this same JVM. */
    @BeforeEach
    void log_connections() {
        logging.setLogLevel(CONNECTIONS, LogLevel.INFO);
    }

    @AfterEach
    void log_as_usual() {
        logging.setLogLevel(CONNECTIONS, null);
    }

    @Test
    void a_socket_is_told_of_by_its_client_id(CapturedOutput log) {
        String id;
        try (var client = JsonClient.open(otherNode(), "")) {
            id = client.next("welcome").get("client_id").asString();
            assertThat(opened("ws", log)).isEqualTo(id);
        }
        awaitClosed("ws", id, log);
    }

    @Test
    void a_stomp_client_is_told_of(CapturedOutput log) {
        String id;
        try (var _ = StompClient.connected(otherNode())) {
            id = opened("stomp", log);
        }
        awaitClosed("stomp", id, log);
    }

    @Test
    void a_reader_of_events_is_told_of(CapturedOutput log) {
        String id;
        try (var _ = EventClient.open(otherNode(), "")) {
            id = opened("sse", log);
        }
        awaitClosed("sse", id, log);
    }

    /** Waits for the line of the one that came; its id. */
    private static String opened(String protocol, CapturedOutput log) {
        Pattern line = Pattern.compile("opened " + protocol + " (\\S+) from \\S*127\\.0\\.0\\.1");
        return await().until(() -> line.matcher(log.getOut()), Matcher::find).group(1);
    }

    /** Waits for the line of the one that is gone, with the reason at its end. */
    private static void awaitClosed(String protocol, String id, CapturedOutput log) {
        Pattern line =
                Pattern.compile(
                        "closed " + protocol + " " + id + " from \\S*127\\.0\\.0\\.1.*: \\S");
        await().until(() -> line.matcher(log.getOut()).find());
    }
}
