package dev.switchboard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.admission.AdmissionCounts;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.admission.log.UpdateLog;
import dev.switchboard.ingest.IngestClient.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** A Kafka that stops acknowledging. */
@TestPropertySource(
        properties = {
            "switchboard.admission.in-flight=200",
            "switchboard.ingest.requests=1000",
            "switchboard.ingest.streams=2"
        })
final class SlowLogTest extends IngestTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @Autowired @TestBean private UpdateLog updateLog;
    @Autowired private UpdateAdmission admission;
    @Autowired private MeterRegistry meters;

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
    void more_than_may_wait_is_refused_at_once_and_what_was_let_in_settles() {
        AdmissionCounts before = admission.counts();
        List<CompletableFuture<Answer>> letIn = fill();

        Answer refused = client().post("/update", update("slow"));
        Answer many = client().post("/updates", "[" + update("slow") + "]");
        Answer stream = client().post("/updates", line("slow"), ndjson());

        for (Answer answer : List.of(refused, many, stream)) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after").map(Integer::valueOf).orElseThrow())
                    .isBetween(1, 30);
        }
        assertThat(admission.gate().records()).isEqualTo(200);
        log().flow();
        assertThat(letIn).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(202));
        AdmissionCounts since = admission.counts().since(before);
        assertThat(since).isEqualTo(new AdmissionCounts(200, 200, 0, 0));
        assertThat(admission.gate().records()).isZero();
        assertThat(admission.gate().bytes()).isZero();
    }

    @Test
    void an_array_larger_than_what_may_wait_makes_room_for_itself() {
        String many = "[" + (update("slow") + ",").repeat(299) + update("slow") + "]";
        CompletableFuture<Answer> answer = later(() -> client().post("/updates", many));
        await().atMost(LONG_ENOUGH).until(() -> admission.gate().records() == 150);

        log().flow();

        assertThat(answer.join().status()).isEqualTo(202);
        assertThat(answer.join().json().get("accepted").asInt()).isEqualTo(300);
    }

    @Test
    void items_after_one_that_kafka_gave_up_are_not_tried() {
        String many = "[" + (update("slow") + ",").repeat(299) + update("slow") + "]";
        long before = log().appended();
        CompletableFuture<Answer> answer = later(() -> client().post("/updates", many));
        await().atMost(LONG_ENOUGH).until(() -> log().waiting() == 150);

        log().giveUp();

        assertThat(answer.join().status()).isEqualTo(503);
        assertThat(log().appended()).isEqualTo(before + 150);
    }

    @Test
    void a_stream_waits_and_leaves_room_to_those_that_cannot() {
        String lines = (line("slow") + "\n").repeat(5_000);
        CompletableFuture<Answer> answer = later(() -> client().post("/updates", lines, ndjson()));
        await().atMost(LONG_ENOUGH).until(() -> admission.gate().records() == 150);
        CompletableFuture<Answer> other = later(() -> client().post("/update", update("slow")));
        await().atMost(LONG_ENOUGH).until(() -> admission.gate().records() == 151);

        log().flow();

        assertThat(other.join().status()).isEqualTo(202);
        assertThat(answer.join().status()).isEqualTo(202);
        assertThat(answer.join().json().get("accepted").asInt()).isEqualTo(5_000);
    }

    @Test
    void a_stream_ends_when_kafka_gives_up_and_says_what_to_send_again() {
        log().flow();
        long before = log().appended();
        var body = BodyPublishers.ofByteArrays(blocksHeldAfter(before + 1_000));
        CompletableFuture<Answer> answer = later(() -> client().post("/updates", body, ndjson()));
        await().atMost(LONG_ENOUGH).until(() -> log().waiting() == 150);

        log().giveUp();

        Answer told = answer.join();
        assertThat(told.status()).isEqualTo(207);
        long read = log().appended() - before;
        assertThat(told.json().get("accepted").asLong()).isEqualTo(read - 150);
        assertThat(told.json().get("refused").asLong()).isEqualTo(150);
        assertThat(told.json().at("/refusals/0/index").asLong()).isEqualTo(read - 150);
        assertThat(told.json().at("/unread/from").asLong()).isEqualTo(read);
        assertThat(told.json().at("/unread/status").asInt()).isEqualTo(503);
        assertThat(told.header("retry-after")).isPresent();
    }

    @Test
    void only_so_many_streams_are_read_at_once() {
        String lines = (line("slow") + "\n").repeat(500);
        double before = letIn();
        List<CompletableFuture<Answer>> two =
                List.of(later(() -> untilLetIn(lines)), later(() -> untilLetIn(lines)));
        await().atMost(LONG_ENOUGH).until(() -> letIn() == before + 2);

        assertThat(client().post("/updates", "", ndjson()).status()).isEqualTo(503);

        log().flow();
        assertThat(two).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(202));
    }

    /** The place of a stream before is free a moment after its answer. */
    private Answer untilLetIn(String lines) {
        Answer answer = client().post("/updates", lines, ndjson());
        while (answer.status() == 503) {
            answer = client().post("/updates", lines, ndjson());
        }
        return answer;
    }

    /**
     * Made as they are sent. The thousandth of three waits until so many records came to the log:
     * what was sent may stand in the sockets' buffers. From then on nothing is acknowledged.
     */
    private List<byte[]> blocksHeldAfter(long appended) {
        byte[] block = (line("slow") + "\n").repeat(10).getBytes(UTF_8);
        return new AbstractList<>() {
            @Override
            public byte[] get(int index) {
                if (index == 1_000) {
                    await().atMost(LONG_ENOUGH).until(() -> log().appended() >= appended);
                    log().hold();
                }
                return block;
            }

            @Override
            public int size() {
                return 3_000;
            }
        };
    }

    private List<CompletableFuture<Answer>> fill() {
        List<CompletableFuture<Answer>> letIn = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            letIn.add(later(() -> client().post("/update", update("slow"))));
        }
        await().atMost(LONG_ENOUGH).until(() -> admission.gate().full());
        return letIn;
    }

    private double letIn() {
        return meters.get("switchboard.requests")
                .tag("outcome", "let-in")
                .functionCounter()
                .count();
    }

    private CompletableFuture<Answer> later(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, threads).orTimeout(2, TimeUnit.MINUTES);
    }

    private static String[] ndjson() {
        return new String[] {"Content-Type", "application/x-ndjson"};
    }
}
