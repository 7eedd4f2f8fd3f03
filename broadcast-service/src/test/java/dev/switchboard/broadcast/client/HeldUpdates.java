package dev.switchboard.broadcast.client;

import dev.switchboard.admission.log.LogUnavailableException;
import dev.switchboard.admission.log.UpdateLog;
import dev.switchboard.admission.log.UpdateTopic;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** An update log that acknowledges when the test says so, the last one first. */
public final class HeldUpdates implements UpdateLog {

    private final List<CompletableFuture<MessageId>> held = new ArrayList<>();

    /** Gives a node such a log, the bean {@code heldUpdates}. */
    @Configuration(proxyBeanMethods = false)
    public static class Parts {

        @Bean
        @Primary
        HeldUpdates heldUpdates() {
            return new HeldUpdates();
        }
    }

    @Override
    public synchronized CompletableFuture<MessageId> append(
            UpdateTopic topic,
            ContractId key,
            byte @Nullable [] value,
            Map<String, String> headers) {
        CompletableFuture<MessageId> written = new CompletableFuture<>();
        held.add(written);
        return written;
    }

    /** How many wait. */
    public synchronized int count() {
        return held.size();
    }

    /** Acknowledges all that wait. */
    public void acknowledge() {
        for (CompletableFuture<MessageId> written : take()) {
            written.complete(new MessageId(MessageId.CONTRACTS, 0, 1));
        }
    }

    /** Acknowledges none of those that wait. */
    public void fail() {
        for (CompletableFuture<MessageId> written : take()) {
            written.completeExceptionally(new LogUnavailableException("the log is away", null));
        }
    }

    private synchronized List<CompletableFuture<MessageId>> take() {
        List<CompletableFuture<MessageId>> taken = List.copyOf(held.reversed());
        held.clear();
        return taken;
    }

    @Override
    public void close() {
        fail();
    }
}
