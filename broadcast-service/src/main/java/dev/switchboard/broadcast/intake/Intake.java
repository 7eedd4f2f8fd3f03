package dev.switchboard.broadcast.intake;

import dev.switchboard.broadcast.history.HistoryTopic;
import dev.switchboard.broadcast.history.Progress;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.TopicGuard;
import dev.switchboard.service.kafka.TopicState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a reader of contract.history running, and begins anew when the topic was made anew.
 *
 * <p>Watches the topic's id on a virtual thread of its own; the reading is done by {@link
 * HistoryReader}.
 */
final class Intake implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(Intake.class);

    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final Duration WAIT = Duration.ofMillis(100);

    private final KafkaConnection kafka;
    private final Topics topics;
    private final TopicGuard guard;
    private final Feeder feeder;
    private final Progress progress;
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable HistoryReader reader;
    private Uuid topicId = Uuid.ZERO_UUID;

    Intake(
            KafkaConnection kafka,
            Topics topics,
            TopicGuard guard,
            Feeder feeder,
            Progress progress) {
        this.kafka = kafka;
        this.topics = topics;
        this.guard = guard;
        this.feeder = feeder;
        this.progress = progress;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("intake-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (running) {
                if (guard.state() instanceof TopicState.Ready) {
                    look();
                    Thread.sleep(WATCH);
                } else {
                    Thread.sleep(WAIT);
                }
            }
        } catch (InterruptedException e) {
            // stopped; the thread ends here
        } finally {
            stopReading();
        }
    }

    private void look() throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(kafka.admin());
        settings.put("default.api.timeout.ms", 5000);
        settings.put("request.timeout.ms", 5000);
        Admin admin = Admin.create(settings);
        try {
            Uuid found = new HistoryTopic(admin, topics.history().name()).id();
            HistoryReader now = reader;
            if (!found.equals(topicId) || now == null || now.isLost()) {
                readAnew(found, new HistoryTopic(admin, topics.history().name()).ends());
            }
        } catch (ExecutionException e) {
            logger.warn("cannot look at {}: {}", topics.history().name(), e.getMessage());
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private void readAnew(Uuid id, long[] ends) {
        logger.info("reading {} from its beginning, topic id {}", topics.history().name(), id);
        stopReading();
        progress.restart();
        feeder.restart(Cursor.start(id, Topics.HISTORY_PARTITIONS));
        topicId = id;
        HistoryReader next = new HistoryReader(kafka.consumer(), topics, feeder, progress, ends);
        reader = next;
        next.start();
    }

    private void stopReading() {
        HistoryReader now = reader;
        if (now != null) {
            now.stop();
            reader = null;
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread watching = thread;
        if (watching != null) {
            watching.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
