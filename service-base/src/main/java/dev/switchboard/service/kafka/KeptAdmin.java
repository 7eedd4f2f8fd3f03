package dev.switchboard.service.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A client for administration that is asked again and again: it is kept, with its connections and
 * its thread, and made anew only after it failed. One thread.
 */
public final class KeptAdmin implements AutoCloseable {

    private static final int ANSWER_TIMEOUT_MS = 5_000;

    private final Map<String, Object> kafka;
    private @Nullable Admin admin;

    /** A question to Kafka. */
    public interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    /**
     * @param kafka an admin client's properties; an answer may take 5 s where they don't say
     */
    public KeptAdmin(Map<String, Object> kafka) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        this.kafka.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
    }

    /**
     * Asks Kafka; blocks while it answers.
     *
     * @throws ExecutionException when Kafka refuses or does not answer
     * @throws KafkaException when no client can be made
     */
    public <T> T ask(Question<T> question) throws ExecutionException, InterruptedException {
        Admin asked = admin == null ? Admin.create(kafka) : admin;
        admin = asked;
        try {
            return question.ask(asked);
        } catch (ExecutionException | InterruptedException | KafkaException e) {
            // What it holds may be of brokers that are gone, or of an address that means others.
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
