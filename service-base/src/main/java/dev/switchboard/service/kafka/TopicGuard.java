package dev.switchboard.service.kafka;

import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has a service's topics made and keeps checking them, for as long as the service runs, on a
 * virtual thread of its own. Waits for Kafka without end; each change of state is logged once.
 *
 * <p>{@link #state} may be called by any thread.
 */
public final class TopicGuard implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(TopicGuard.class);

    private static final Duration RECHECK = Duration.ofSeconds(5);

    private final SharedAdmin admin;
    private final List<Topic> topics;
    private final Duration recheck;
    private final RetryPause retry = new RetryPause();
    private final BackgroundLoop loop = new BackgroundLoop("topic-guard", this::guard);
    private volatile boolean found;
    private volatile TopicState state = new TopicState.Waiting("Kafka has not been asked yet");

    /**
     * @param topics those that the service needs
     */
    public TopicGuard(SharedAdmin admin, List<Topic> topics) {
        this(admin, topics, RECHECK);
    }

    TopicGuard(SharedAdmin admin, List<Topic> topics, Duration recheck) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
        this.recheck = recheck;
    }

    /** How the topics stood when last checked. */
    public TopicState state() {
        return state;
    }

    /**
     * Whether Kafka has told once how the topics stand. Nobody should write before: the leader of a
     * new partition may not take records yet.
     */
    public boolean wereFound() {
        return found;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    /** Starts before those that need the topics, and stops after them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1024;
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private Duration guard() throws InterruptedException {
        TopicState now = check();
        if (!loop.wasStopped()) {
            become(now);
        }
        if (now instanceof TopicState.Waiting) {
            return retry.next();
        }
        retry.reset();
        return recheck;
    }

    private TopicState check() throws InterruptedException {
        try {
            boolean wereReady = state instanceof TopicState.Ready;
            List<String> faults =
                    admin.ask(client -> {
                        TopicSetup setup = new TopicSetup(client);
                        return wereReady ? setup.ensureAgain(topics) : setup.ensure(topics);
                    });
            return faults.isEmpty() ? new TopicState.Ready() : new TopicState.Faulty(faults);
        } catch (ExecutionException e) {
            return waiting(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            return waiting(e);
        }
    }

    private static TopicState waiting(Throwable cause) {
        return new TopicState.Waiting(
                cause instanceof TimeoutException
                        ? "Kafka does not answer"
                        : "Kafka does not answer as hoped: " + cause.getMessage());
    }

    private void become(TopicState now) {
        TopicState before = state;
        state = now;
        found |= !(now instanceof TopicState.Waiting);
        if (now.equals(before)) {
            return;
        }
        switch (now) {
            case TopicState.Ready() -> logger.info("topics ready: {}", names());
            case TopicState.Waiting(var reason) ->
                    logger.warn("topics not ready, trying again: {}", reason);
            case TopicState.Faulty(var faults) ->
                    logger.error("topics not ready: {}", String.join("; ", faults));
        }
    }

    private List<String> names() {
        return topics.stream().map(Topic::name).toList();
    }
}
