package dev.switchboard.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.admission.Admission.Accepted;
import dev.switchboard.admission.Admission.Rejected;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.admission.log.EntryTooLargeException;
import dev.switchboard.admission.log.InMemoryUpdateLog;
import dev.switchboard.admission.log.LogUnavailableException;
import dev.switchboard.admission.log.UpdateLog;
import dev.switchboard.admission.log.UpdateTopic;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UpdateAdmissionTest {

    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final byte[] VALID = Samples.JSON.getBytes(UTF_8);
    private static final byte[] UNKNOWN_PLACE =
            Samples.JSON.replace("Chennai", "Delhi").getBytes(UTF_8);

    private final InMemoryUpdateLog log = new InMemoryUpdateLog();
    private final UpdateAdmission admission =
            new UpdateAdmission(log, NOON, AdmissionListener.NONE, AdmissionLimits.DEFAULT);

    @Test
    void a_good_update_is_written_in_canonical_form() {
        byte[] untidy =
                """
                {"timestamp": "2024-01-01T17:30:00+05:30", "status": "active",
                 "location": "Chennai", "contract_id": "c-42"}\
                """
                        .getBytes(UTF_8);

        assertThat(admission.update(untidy, SenderIdentity.ANONYMOUS).join())
                .isEqualTo(accepted("c-42", MessageId.CONTRACTS));
        assertThat(log.values(UpdateTopic.CONTRACTS)).containsExactly(Samples.JSON);
        assertThat(log.headers(UpdateTopic.CONTRACTS)).containsExactly(Map.of());
    }

    @Test
    void source_and_key_stand_in_the_headers() {
        admission.update(VALID, new SenderIdentity("mill-7", "k")).join();
        admission.remove(new ContractId("c-42"), new SenderIdentity("", "k").item(3)).join();

        assertThat(log.headers(UpdateTopic.CONTRACTS))
                .containsExactly(
                        Map.of("source", "mill-7", "idempotency-key", "k"),
                        Map.of("idempotency-key", "remove·k·3"));
    }

    @Test
    void all_broken_rules_are_told_at_once_and_nothing_is_written() throws Exception {
        var bad = Json.read("{\"location\":\"Delhi\",\"colour\":1}".getBytes(UTF_8));

        assertThat(admission.update(bad, SenderIdentity.ANONYMOUS).join())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> {
                            assertThat(rejected.kind()).isEqualTo(ProblemKind.INVALID_UPDATE);
                            assertThat(rejected.violations().stream().map(Violation::pointer))
                                    .containsExactlyInAnyOrder(
                                            "/contract_id",
                                            "/location",
                                            "/status",
                                            "/timestamp",
                                            "/colour");
                        });
        assertThat(log.values(UpdateTopic.CONTRACTS)).isEmpty();
    }

    @Test
    void what_is_not_json_is_malformed() {
        assertThat(admission.update("{".getBytes(UTF_8), SenderIdentity.ANONYMOUS).join())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(r.kind()).isEqualTo(ProblemKind.MALFORMED_JSON));
    }

    @Test
    void a_removal_has_no_value() {
        assertThat(admission.remove(new ContractId("c-42"), SenderIdentity.ANONYMOUS).join())
                .isEqualTo(accepted("c-42", MessageId.CONTRACTS));
        assertThat(log.values(UpdateTopic.CONTRACTS)).containsExactly((String) null);
    }

    @Test
    void a_test_update_without_fields_is_a_sample() {
        assertThat(admission.test(new byte[0], SenderIdentity.ANONYMOUS).join())
                .isEqualTo(accepted("test-contract", MessageId.TESTS));
        assertThat(log.values(UpdateTopic.TESTS))
                .containsExactly(
                        "{\"contract_id\":\"test-contract\",\"location\":\"Chennai\","
                                + "\"status\":\"active\",\"timestamp\":\"2026-01-01T12:00:00Z\"}");
        assertThat(log.values(UpdateTopic.CONTRACTS)).isEmpty();
    }

    @Test
    void a_test_update_keeps_the_fields_given() {
        admission
                .test("{\"location\":\"Mumbai\"}".getBytes(UTF_8), SenderIdentity.ANONYMOUS)
                .join();

        assertThat(log.values(UpdateTopic.TESTS))
                .singleElement()
                .asString()
                .contains("\"location\":\"Mumbai\"");
    }

    @Test
    void a_test_update_with_a_wrong_field_is_refused() {
        for (String wrong :
                List.of("{\"location\":\"Delhi\"}", "{\"x\":1}", "[]", "{\"status\":null}")) {
            assertThat(admission.test(wrong.getBytes(UTF_8), SenderIdentity.ANONYMOUS).join())
                    .as(wrong)
                    .isInstanceOf(Rejected.class);
        }
        assertThat(log.values(UpdateTopic.TESTS)).isEmpty();
    }

    @Test
    void a_log_that_is_away_means_saturated() {
        log.failWith(new LogUnavailableException("Kafka cannot be reached", null));

        assertThat(admission.update(VALID, SenderIdentity.ANONYMOUS).join())
                .isInstanceOfSatisfying(
                        Saturated.class,
                        saturated -> {
                            assertThat(saturated.detail()).isEqualTo("Kafka cannot be reached");
                            assertThat(saturated.retryAfter()).isPositive();
                        });
    }

    @Test
    void an_entry_too_large_is_rejected_for_good() {
        log.failWith(new EntryTooLargeException(new IllegalStateException()));

        assertThat(admission.update(VALID, SenderIdentity.ANONYMOUS).join())
                .isInstanceOfSatisfying(
                        Rejected.class, r -> assertThat(r.kind()).isEqualTo(ProblemKind.TOO_LARGE));
    }

    @Test
    void a_failure_nobody_expected_is_answered_too() {
        log.failWith(new IllegalStateException("a bug"));

        assertThat(admission.update(VALID, SenderIdentity.ANONYMOUS).join())
                .isInstanceOf(Saturated.class);
    }

    @Test
    void what_finds_no_room_is_not_written_and_its_sender_is_told_when_to_come_back() {
        SilentLog silent = new SilentLog();
        UpdateAdmission small =
                new UpdateAdmission(
                        silent, NOON, AdmissionListener.NONE, new AdmissionLimits(1, 1_000));
        var first = small.update(VALID, SenderIdentity.ANONYMOUS);

        assertThat(small.update(VALID, SenderIdentity.ANONYMOUS).join())
                .isInstanceOfSatisfying(
                        Saturated.class,
                        full ->
                                assertThat(full.retryAfter())
                                        .isBetween(SECOND, SECOND.multipliedBy(30)));
        assertThat(silent.appended).hasSize(1);
        silent.appended.getFirst().complete(new MessageId(MessageId.CONTRACTS, 0, 0));
        assertThat(first.join()).isInstanceOf(Accepted.class);
        assertThat(small.gate().records()).isZero();
        assertThat(small.counts()).isEqualTo(new AdmissionCounts(2, 1, 0, 1));
    }

    @Test
    void what_a_log_throws_is_settled_and_leaves_room() {
        UpdateAdmission broken =
                new UpdateAdmission(
                        new ThrowingLog(), NOON, AdmissionListener.NONE, AdmissionLimits.DEFAULT);

        assertThat(broken.update(VALID, SenderIdentity.ANONYMOUS).join())
                .isInstanceOf(Saturated.class);
        assertThat(broken.gate().records()).isZero();
        assertThat(broken.counts()).isEqualTo(new AdmissionCounts(1, 0, 0, 1));
    }

    @Test
    void the_counts_balance() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            IntStream.range(0, 300)
                                    .mapToObj(i ->
                                            CompletableFuture.runAsync(() -> handIn(i), threads))
                                    .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        log.failWith(new LogUnavailableException("away", null));
        admission.update(VALID, SenderIdentity.ANONYMOUS).join();

        AdmissionCounts counts = admission.counts();
        assertThat(counts).isEqualTo(new AdmissionCounts(301, 200, 100, 1));
        assertThat(counts.received())
                .isEqualTo(counts.accepted() + counts.rejected() + counts.saturated());
        assertThat(counts.inFlight()).isZero();
    }

    private void handIn(int i) {
        switch (i % 3) {
            case 0 -> admission.update(VALID, SenderIdentity.ANONYMOUS).join();
            case 1 -> admission.update(UNKNOWN_PLACE, SenderIdentity.ANONYMOUS).join();
            default -> admission.test(new byte[0], SenderIdentity.ANONYMOUS).join();
        }
    }

    /** Breaks the contract of logs. */
    private static final class ThrowingLog implements UpdateLog {

        @Override
        public CompletableFuture<MessageId> append(
                UpdateTopic topic,
                ContractId key,
                byte @Nullable [] value,
                Map<String, String> headers) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public void close() {}
    }

    /** Acknowledges nothing by itself. */
    private static final class SilentLog implements UpdateLog {

        private final List<CompletableFuture<MessageId>> appended = new ArrayList<>();

        @Override
        public CompletableFuture<MessageId> append(
                UpdateTopic topic,
                ContractId key,
                byte @Nullable [] value,
                Map<String, String> headers) {
            appended.add(new CompletableFuture<>());
            return appended.getLast();
        }

        @Override
        public void close() {}
    }

    private static Accepted accepted(String contractId, String topic) {
        return new Accepted(new ContractId(contractId), new MessageId(topic, 0, 0));
    }
}
