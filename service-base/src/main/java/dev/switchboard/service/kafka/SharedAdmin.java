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
 * The client for administration of all that asks Kafka in this process: it is made for the first
 * question, kept with its connections and its thread, and replaced only after it failed. Any
 * thread.
 *
 * <p>As a bean it closes when those that it was given to are gone. Who asks later is refused.
 */
public final class SharedAdmin implements AutoCloseable {

    private static final int ANSWER_TIMEOUT_MS = 5_000;

    private final Map<String, Object> kafka;
    private @Nullable Client current;
    private boolean closed;

    /** A question to Kafka. */
    public interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    /** What is written here is guarded by the lock of the one that has it. */
    private static final class Client {

        private final Admin admin;
        private int underWay;

        Client(Admin admin) {
            this.admin = admin;
        }
    }

    /**
     * @param kafka an admin client's properties; an answer may take 5 s where they don't say
     */
    SharedAdmin(Map<String, Object> kafka) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        this.kafka.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
    }

    /**
     * Asks Kafka; blocks while it answers. A client that fails is replaced for the questions to
     * come. Those under way on it are not cut off: what failed may be the fault of one question.
     *
     * @throws ExecutionException when Kafka refuses or does not answer
     * @throws KafkaException when no client can be made, or it is closed
     */
    public <T> T ask(Question<T> question) throws ExecutionException, InterruptedException {
        Client client = take();
        try {
            return question.ask(client.admin);
        } catch (ExecutionException | KafkaException e) {
            // What it holds may be of brokers that are gone, or of an address that means others.
            replace(client);
            throw e;
        } finally {
            giveBack(client);
        }
    }

    private synchronized Client take() {
        if (closed) {
            throw new KafkaException("the admin client is closed");
        }
        Client client = current == null ? new Client(Admin.create(kafka)) : current;
        current = client;
        client.underWay++;
        return client;
    }

    private synchronized void replace(Client failed) {
        if (current == failed) {
            current = null;
        }
    }

    private void giveBack(Client client) {
        boolean unused;
        synchronized (this) {
            client.underWay--;
            unused = client.underWay == 0 && client != current;
        }
        if (unused) {
            client.admin.close(Duration.ZERO);
        }
    }

    /** Questions under way fail. */
    @Override
    public void close() {
        Client last;
        synchronized (this) {
            closed = true;
            last = current;
            current = null;
        }
        if (last != null) {
            last.admin.close(Duration.ZERO);
        }
    }
}
