package dev.switchboard.admission.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link UpdateLog} does. */
abstract class UpdateLogContract {

    static final ContractId ID = new ContractId("c-42");
    static final byte[] VALUE = "{}".getBytes(UTF_8);

    /** A record as the log holds it. */
    record Entry(
            MessageId place, String key, @Nullable String value, Map<String, String> headers) {}

    /** An empty log, the same for the whole of a test. */
    abstract UpdateLog log();

    /** All that a feed holds, by partition, then offset. */
    abstract List<Entry> entries(UpdateTopic topic);

    static MessageId get(CompletableFuture<MessageId> appended) throws Exception {
        return appended.get(2, TimeUnit.MINUTES);
    }

    @Test
    void an_entry_lies_where_the_message_id_says() throws Exception {
        MessageId place =
                get(log().append(UpdateTopic.CONTRACTS, ID, VALUE, Map.of("source", "ü")));

        assertThat(entries(UpdateTopic.CONTRACTS))
                .containsExactly(new Entry(place, "c-42", "{}", Map.of("source", "ü")));
        assertThat(place.toString()).startsWith("contracts-");
    }

    @Test
    void a_removal_is_an_entry_without_a_value() throws Exception {
        MessageId place = get(log().append(UpdateTopic.CONTRACTS, ID, null, Map.of()));

        assertThat(entries(UpdateTopic.CONTRACTS))
                .containsExactly(new Entry(place, "c-42", null, Map.of()));
    }

    @Test
    void test_updates_stay_out_of_the_feed_of_contracts() throws Exception {
        MessageId place = get(log().append(UpdateTopic.TESTS, ID, VALUE, Map.of()));

        assertThat(place.toString()).startsWith("contracts-test-");
        assertThat(entries(UpdateTopic.TESTS)).hasSize(1);
        assertThat(entries(UpdateTopic.CONTRACTS)).isEmpty();
    }

    @Test
    void entries_of_a_contract_keep_their_order() throws Exception {
        List<CompletableFuture<MessageId>> appended = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] value = Integer.toString(i).getBytes(UTF_8);
            appended.add(log().append(UpdateTopic.CONTRACTS, ID, value, Map.of()));
        }
        for (var each : appended) {
            get(each);
        }

        assertThat(appended.stream().map(CompletableFuture::join).map(MessageId::partition))
                .containsOnly(get(appended.getFirst()).partition());
        assertThat(appended.stream().map(CompletableFuture::join).map(MessageId::offset))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(entries(UpdateTopic.CONTRACTS).stream().map(Entry::value))
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.range(0, 500)
                                .mapToObj(Integer::toString)
                                .toList());
    }

    @Test
    void an_entry_beyond_its_size_is_refused_for_good() {
        byte[] huge = new byte[2 * 1024 * 1024];

        assertThatThrownBy(() -> get(log().append(UpdateTopic.CONTRACTS, ID, huge, Map.of())))
                .hasCauseInstanceOf(EntryTooLargeException.class);
        assertThat(entries(UpdateTopic.CONTRACTS)).isEmpty();
    }

    @Test
    void a_closed_log_is_unavailable() {
        UpdateLog log = log();
        log.close();

        assertThatThrownBy(() -> get(log.append(UpdateTopic.CONTRACTS, ID, VALUE, Map.of())))
                .hasCauseInstanceOf(LogUnavailableException.class);
    }

    @Test
    void closing_waits_for_what_is_on_its_way() {
        UpdateLog log = log();
        var appended = log.append(UpdateTopic.CONTRACTS, ID, VALUE, Map.of());

        log.close();

        assertThat(appended).isCompleted();
    }
}
