package dev.switchboard.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

final class StopTest {

    private static final Duration PACE = Duration.ofMillis(1);
    private static final String HEAD =
            """
            POST /updates HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-ndjson\r
            Transfer-Encoding: chunked\r
            \r
            """;

    @Test
    void a_stream_without_end_is_answered_when_the_service_stops() throws Exception {
        Topics topics = TestKafka.freshTopics();
        ConfigurableApplicationContext service = start(topics);
        int port = service.getEnvironment().getRequiredProperty("local.server.port", int.class);
        new IngestClient(port).awaitReady();
        try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sender.setSoTimeout(180_000);
            Thread sending = Thread.startVirtualThread(() -> sendOn(sender));
            await().atMost(Duration.ofMinutes(2)).until(() -> taken(topics) > 100);

            Thread closing = Thread.startVirtualThread(service::close);
            String answer = readUntil(sender, "is stopping");

            assertThat(answer)
                    .startsWith("HTTP/1.1 207")
                    .containsIgnoringCase("retry-after: 2")
                    .contains("\"refused\":0", "\"unread\":{\"from\":");
            // One that sends on is cut after a while; this one stops when it is answered.
            sender.shutdownOutput();
            assertThat(closing.join(Duration.ofMinutes(2))).isTrue();
            assertThat(sending.join(Duration.ofMinutes(2))).isTrue();
        }
    }

    private static int taken(Topics topics) {
        return RawLog.read(topics.updates().name(), IsolationLevel.READ_COMMITTED).size();
    }

    private static String readUntil(Socket from, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int c = from.getInputStream().read();
            assertThat(c).as("closed after: %s", read).isNotNegative();
            read.append((char) c);
        }
        return read.toString();
    }

    /** Until nobody takes it any more; in no hurry, lest a busy machine stop late. */
    private static void sendOn(Socket to) {
        String line = IngestTest.update("endless").replace("\n", "") + "\n";
        String chunk = Integer.toHexString(line.length()) + "\r\n" + line + "\r\n";
        try {
            to.getOutputStream().write(HEAD.getBytes(US_ASCII));
            while (!to.isClosed()) {
                to.getOutputStream().write(chunk.getBytes(US_ASCII));
                LockSupport.parkNanos(PACE.toNanos());
            }
        } catch (IOException _) {
            // the service is gone
        }
    }

    private static ConfigurableApplicationContext start(Topics topics) {
        return SpringApplication.run(
                IngestService.class,
                "--server.port=0",
                "--spring.lifecycle.timeout-per-shutdown-phase=60s",
                "--spring.kafka.producer.properties.max.block.ms=60000",
                "--spring.kafka.producer.properties.delivery.timeout.ms=120000",
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--switchboard.topic-prefix=" + topics.prefix());
    }
}
