package dev.switchboard.admission.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.admission.log.UpdateLogContract.Entry;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A log of one partition, in memory. Thread-safe. */
public final class InMemoryUpdateLog implements UpdateLog {

    private static final int LARGEST_VALUE = 1024 * 1024;

    private final Map<UpdateTopic, List<Entry>> feeds = new EnumMap<>(UpdateTopic.class);
    private @Nullable Exception failure;

    /** Makes every later append fail. */
    public synchronized void failWith(Exception e) {
        failure = e;
    }

    /** The values of a feed, in order. */
    public synchronized List<@Nullable String> values(UpdateTopic topic) {
        return new ArrayList<>(entries(topic).stream().map(Entry::value).toList());
    }

    /** The headers of a feed's records, in order. */
    public synchronized List<Map<String, String>> headers(UpdateTopic topic) {
        return entries(topic).stream().map(Entry::headers).toList();
    }

    synchronized List<Entry> entries(UpdateTopic topic) {
        return List.copyOf(feeds.getOrDefault(topic, List.of()));
    }

    @Override
    public synchronized CompletableFuture<MessageId> append(
            UpdateTopic topic,
            ContractId key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        if (value != null && value.length > LARGEST_VALUE) {
            return CompletableFuture.failedFuture(
                    new EntryTooLargeException(new IllegalArgumentException("too large")));
        }
        List<Entry> entries = feeds.computeIfAbsent(topic, _ -> new ArrayList<>());
        MessageId place = new MessageId(topic.label(), 0, entries.size());
        String text = value == null ? null : new String(value, UTF_8);
        entries.add(new Entry(place, key.value(), text, Map.copyOf(headers)));
        return CompletableFuture.completedFuture(place);
    }

    @Override
    public void close() {
        failWith(new LogUnavailableException("closed", null));
    }
}
