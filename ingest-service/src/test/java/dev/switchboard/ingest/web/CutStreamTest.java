package dev.switchboard.ingest.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.ingest.IngestTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams that end before their end. */
final class CutStreamTest extends IngestTest {

    private static final String HEAD =
            """
            POST /updates HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-ndjson\r
            Transfer-Encoding: chunked\r
            Idempotency-Key: cut\r
            \r
            """;

    @Test
    void what_was_read_stays_taken_and_half_a_line_is_no_line() throws Exception {
        try (Socket sender = connect()) {
            send(sender, HEAD + chunk(line("cut") + "\n" + line("cut") + "\n" + line("cut")));
            await().atMost(Duration.ofMinutes(2)).until(() -> taken("cut") == 2);
        }

        client().post(
                        "/updates",
                        (line("cut") + "\n").repeat(3),
                        "Content-Type",
                        "application/x-ndjson",
                        "Idempotency-Key",
                        "cut");

        assertThat(keys("cut")).containsExactly("cut·0", "cut·1", "cut·0", "cut·1", "cut·2");
    }

    @Test
    void who_still_listens_is_told_how_far_it_got() throws Exception {
        try (Socket sender = connect()) {
            send(sender, HEAD + chunk(line("half-heard") + "\n" + line("half-heard") + "\n{"));
            await().atMost(Duration.ofMinutes(2)).until(() -> taken("half-heard") == 2);
            send(sender, "no chunk at all\r\n");

            String answer = new String(sender.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer)
                    .startsWith("HTTP/1.1 207")
                    .contains("\"accepted\":2,\"refused\":0", "\"unread\":{\"from\":2,");
        }
    }

    @Test
    void what_was_not_read_of_a_part_is_told_by_its_index() throws Exception {
        try (Socket sender = connect()) {
            String part = HEAD.replace("/updates", "/updates?first=40");
            send(sender, part + chunk(line("part-heard") + "\n{"));
            await().atMost(Duration.ofMinutes(2)).until(() -> taken("part-heard") == 1);
            send(sender, "no chunk at all\r\n");

            String answer = new String(sender.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 207").contains("\"unread\":{\"from\":41,");
            assertThat(keys("part-heard")).containsExactly("cut·40");
        }
    }

    @Test
    void an_answer_does_not_wait_for_the_rest_of_the_stream() throws Exception {
        try (Socket sender = connect()) {
            String packed = HEAD.replace("Idem", "Content-Encoding: gzip\r\nIdem");
            send(sender, packed + chunk("this is no gzip"));

            byte[] answer = sender.getInputStream().readNBytes(12);

            assertThat(new String(answer, ISO_8859_1)).isEqualTo("HTTP/1.1 400");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(120_000);
        return socket;
    }

    private static void send(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(ISO_8859_1));
        to.getOutputStream().flush();
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static int taken(String contract) {
        return records(topics().updates(), contract).size();
    }

    private static List<String> keys(String contract) {
        return records(topics().updates(), contract).stream().map(StreamTest::key).toList();
    }
}
