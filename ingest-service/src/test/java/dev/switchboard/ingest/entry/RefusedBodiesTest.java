package dev.switchboard.ingest.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.admission.log.UpdateLog;
import dev.switchboard.ingest.HeldLog;
import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** What is refused: that it is told, and not counted against its caller. */
@TestPropertySource(
        properties = {
            "switchboard.admission.in-flight=4",
            "switchboard.ingest.streams=1",
            "switchboard.ingest.rate=1",
            "switchboard.ingest.burst=20",
            "server.forward-headers-strategy=native"
        })
final class RefusedBodiesTest extends IngestTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final byte[] LARGE = new byte[20 * 1024 * 1024];
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    @Autowired @TestBean private UpdateLog updateLog;
    @Autowired private UpdateAdmission admission;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    static UpdateLog updateLog() {
        return new HeldLog();
    }

    private HeldLog log() {
        return (HeldLog) updateLog;
    }

    @BeforeEach
    void hold() {
        log().hold();
    }

    @AfterEach
    void flow() {
        log().flow();
        threads.shutdownNow();
    }

    @Test
    void a_refusal_for_want_of_room_reaches_who_is_still_sending() {
        List<CompletableFuture<Answer>> letIn = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            letIn.add(later(() -> post("198.51.100.1", "/update", JSON, update("refused"))));
        }
        await().atMost(LONG_ENOUGH).until(() -> admission.gate().full());

        for (String type : List.of(JSON, NDJSON)) {
            assertThat(large("198.51.100.2", type).status()).as(type).isEqualTo(503);
        }

        log().flow();
        assertThat(letIn).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(202));
    }

    @Test
    void other_refusals_reach_who_is_still_sending() {
        log().flow();
        String many = "[" + (update("refused") + ",").repeat(99) + update("refused") + "]";
        assertThat(post("198.51.100.3", "/updates", JSON, many).status()).isEqualTo(202);

        for (String type : List.of(JSON, NDJSON)) {
            assertThat(large("198.51.100.3", type).status()).as(type).isEqualTo(429);
        }
        assertThat(large("198.51.100.4", "text/plain").status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "415 | Content-Type: text/plain",
                "403 | Origin: https://foreign.example.com",
                "400 | Authorization: Bearer a%nAuthorization: Bearer b",
                "400 | Content-Encoding: gzip%nIdempotency-Key: a%nIdempotency-Key: b",
            })
    void a_small_body_may_come_after_its_refusal_and_the_connection_goes_on(
            int status, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(Math.toIntExact(LONG_ENOUGH.toMillis()));
            for (int i = 0; i < 3; i++) {
                say(
                        socket,
                        """
                        POST /update HTTP/1.1\r
                        Host: localhost\r
                        %s\r
                        Content-Length: 5\r
                        \r
                        """
                                .formatted(headers.replace("%n", "\r\n")));
                assertThat(answer(socket))
                        .as("answer %s", i)
                        .startsWith("HTTP/1.1 " + status + " ")
                        .doesNotContainIgnoringCase("connection: close");
                say(socket, "later");
            }
        }
    }

    @Test
    void what_kafka_gave_up_is_not_paid_for() {
        String many = "[" + (update("unpaid") + ",").repeat(99) + update("unpaid") + "]";
        CompletableFuture<Answer> answer =
                later(() -> post("198.51.100.5", "/updates", JSON, many));
        await().atMost(LONG_ENOUGH).until(() -> log().waiting() == 4);

        log().giveUp();
        assertThat(answer.join().status()).isEqualTo(503);

        log().flow();
        assertThat(post("198.51.100.5", "/update", JSON, update("unpaid")).status()).isEqualTo(202);
    }

    @Test
    void who_finds_no_place_is_told_and_does_not_pay() {
        String lines = (line("unpaid") + "\n").repeat(10);
        CompletableFuture<Answer> stream =
                later(() -> post("198.51.100.6", "/updates", NDJSON, lines));
        await().atMost(LONG_ENOUGH).until(() -> admission.gate().records() == 3);

        for (int i = 0; i < 60; i++) {
            Answer refused = post("198.51.100.7", "/updates", NDJSON, lines);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("retry-after")).hasValue("10");
            assertThat(refused.json().get("detail").asString()).contains("streams");
        }

        log().flow();
        assertThat(stream.join().status()).isEqualTo(202);
        // its place is free a moment after its answer
        await().atMost(LONG_ENOUGH)
                .until(() -> post("198.51.100.7", "/updates", NDJSON, lines).status() == 202);
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(US_ASCII));
    }

    /** An answer to its end, which its length tells, or its last chunk. */
    private static String answer(Socket socket) throws IOException {
        String head = readUntil(socket, "\r\n\r\n");
        Matcher length = LENGTH.matcher(head);
        return length.find()
                ? head + new String(read(socket, length.group(1)), US_ASCII)
                : head + readUntil(socket, "\r\n0\r\n\r\n");
    }

    private static byte[] read(Socket socket, String length) throws IOException {
        return socket.getInputStream().readNBytes(Integer.parseInt(length));
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("what came: %s", read).isNotNegative();
            read.append((char) next);
        }
        return read.toString();
    }

    private Answer large(String address, String type) {
        return client().post(
                        "/updates",
                        BodyPublishers.ofByteArray(LARGE),
                        "Content-Type",
                        type,
                        "X-Forwarded-For",
                        address);
    }

    private Answer post(String address, String path, String type, String body) {
        return client().post(path, body, "Content-Type", type, "X-Forwarded-For", address);
    }

    private CompletableFuture<Answer> later(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, threads).orTimeout(2, TimeUnit.MINUTES);
    }
}
