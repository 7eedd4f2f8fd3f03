package dev.switchboard.broadcast.intake;

import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.FeedView;
import dev.switchboard.broadcast.feed.KafkaChangeLog;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.feed.RecordListener;
import dev.switchboard.broadcast.settings.StopOrder;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.service.kafka.TopicGuard;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * A feed whose entries are in a Kafka topic: reads it into a view and a shared log of its own. As a
 * bean it runs with its context.
 */
public final class TopicFeed<E extends FeedEntry> implements SmartLifecycle, AutoCloseable {

    private final KafkaChangeLog<E> changeLog;
    private final ReadProgress progress;
    private final Intake<E> intake;
    private final Feed feed;

    /**
     * @param source its topic must have a fixed number of partitions, and append times of the
     *     broker
     * @param guard creates the topics before they are read
     * @param listener also receives each record of the feed's topic
     * @param progress holds how far the topic is read
     * @param watch how often to check whether the topic was recreated
     */
    public TopicFeed(
            String name,
            FeedSource<E> source,
            FeedView<E> view,
            SharedLog log,
            RecordListener listener,
            ReadProgress progress,
            KafkaConnection kafka,
            SharedAdmin admin,
            TopicGuard guard,
            Duration watch) {
        if (!source.topic().partitionsFixed()) {
            throw new IllegalArgumentException(
                    source.topic().name() + ": a feed's cursors need a fixed number of partitions");
        }
        this.progress = progress;
        this.changeLog =
                new KafkaChangeLog<>(kafka.consumer(), source.topic().name(), source.format());
        this.feed = new Feed(name, log, view, changeLog, progress::isComplete);
        this.intake =
                new Intake<>(
                        kafka,
                        admin,
                        source,
                        guard,
                        new FeedApplier<>(source.format(), view, log, listener),
                        progress,
                        watch);
    }

    /** The feed for its subscribers. */
    public Feed feed() {
        return feed;
    }

    /** Whether its view is complete and a reader keeps it up to date. */
    public boolean isComplete() {
        return progress.isComplete() && intake.isReading();
    }

    /** The consumer lag: records of the topic not read yet, as of the last poll. */
    public long lag() {
        return progress.lag();
    }

    /** The number of consumers that read old entries from Kafka. */
    public int pastReaders() {
        return changeLog.readers();
    }

    @Override
    public void start() {
        intake.start();
    }

    @Override
    public void stop() {
        intake.stop();
    }

    @Override
    public boolean isRunning() {
        return intake.isRunning();
    }

    @Override
    public int getPhase() {
        return StopOrder.KAFKA;
    }

    @Override
    public void close() {
        changeLog.close();
    }
}
