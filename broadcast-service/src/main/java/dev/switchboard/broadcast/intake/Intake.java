package dev.switchboard.broadcast.intake;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.KafkaTopic;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.kafka.TopicGuard;
import dev.switchboard.service.kafka.TopicState;
import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a reader of a feed's topic running, and begins anew when the topic was made anew.
 *
 * <p>Watches the topic's id on a virtual thread of its own; the reading is done by {@link
 * FeedReader}.
 */
final class Intake<E extends FeedEntry> implements BackgroundLoop.Step {

    private static final Logger logger = LoggerFactory.getLogger(Intake.class);

    private static final Duration WAIT = Duration.ofMillis(100);

    private final KafkaConnection kafka;
    private final SharedAdmin admin;
    private final FeedSource<E> source;
    private final TopicGuard guard;
    private final FeedApplier<E> applier;
    private final ReadProgress progress;
    private final Duration watch;
    private final BackgroundLoop loop;
    private volatile @Nullable FeedReader<E> reader;

    /** When Kafka last answered, by its own clock: what is idle by then is known. */
    private volatile long contactAt;

    private final KafkaClock clock = KafkaClock.begun();

    private Uuid topicId = Uuid.ZERO_UUID;

    /**
     * @param watch how often the topic's id is looked at
     */
    Intake(
            KafkaConnection kafka,
            SharedAdmin admin,
            FeedSource<E> source,
            TopicGuard guard,
            FeedApplier<E> applier,
            ReadProgress progress,
            Duration watch) {
        this.kafka = kafka;
        this.admin = admin;
        this.source = source;
        this.guard = guard;
        this.applier = applier;
        this.progress = progress;
        this.watch = watch;
        this.loop = new BackgroundLoop("watch-" + source.topic().name(), this);
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public Duration run() throws InterruptedException {
        if (guard.state() instanceof TopicState.Ready) {
            lookPatiently();
            return watch;
        }
        return WAIT;
    }

    @Override
    public void ended() {
        stopReading();
    }

    /** Kafka may be away, or its name not be known for a moment: then the next look finds it. */
    private void lookPatiently() throws InterruptedException {
        try {
            admin.ask(this::look);
        } catch (ExecutionException | KafkaException e) {
            if (!loop.wasStopped()) {
                logger.warn("cannot look up the topic {}: {}", source.topic().name(), e.toString());
            }
        }
    }

    /** Returns whether it began to read anew. */
    private boolean look(Admin admin) throws InterruptedException, ExecutionException {
        KafkaTopic topic = new KafkaTopic(admin, source.topic().name());
        Uuid found = topic.id();
        boolean anew = !found.equals(topicId) || !isReading();
        if (anew) {
            long asked = clock.now();
            int partitions = source.topic().partitions();
            readAnew(
                    new ReadRange(
                            found,
                            topic.starts(partitions),
                            topic.ends(partitions),
                            asked,
                            applier.recordsToRead(partitions)));
        }
        contactAt = clock.now();
        return anew;
    }

    /** Whether a reader runs and has its place. */
    boolean isReading() {
        FeedReader<E> now = reader;
        return now != null && !now.isLost();
    }

    private void readAnew(ReadRange range) {
        String topic = source.topic().name();
        Uuid id = range.topic();
        if (!topicId.equals(Uuid.ZERO_UUID) && !topicId.equals(id)) {
            logger.warn(
                    "{} was recreated (topic id {}, before {}): reading it from its beginning",
                    topic,
                    id,
                    topicId);
        }
        logger.info("reading {} from its beginning, topic id {}", topic, id);
        stopReading();
        progress.restart(id);
        applier.restart(range.start(), range.skipping());
        topicId = id;
        FeedReader<E> next =
                new FeedReader<>(
                        kafka.consumer(), source, applier, progress, range, clock, () -> contactAt);
        reader = next;
        next.start();
    }

    private void stopReading() {
        FeedReader<E> now = reader;
        if (now != null) {
            now.stop();
            reader = null;
        }
    }
}
