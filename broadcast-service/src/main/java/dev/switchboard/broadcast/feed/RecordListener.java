package dev.switchboard.broadcast.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Receives the records of a feed's topic beside its view. Called by the intake's thread. */
public interface RecordListener {

    /** Ignores all records. */
    RecordListener NONE =
            new RecordListener() {
                @Override
                public void read(ConsumerRecord<byte[], byte[]> rec) {}

                @Override
                public void clear() {}

                @Override
                public void forgetOld(long now) {}
            };

    /** A record of the topic was read, for the first time. */
    void read(ConsumerRecord<byte[], byte[]> rec);

    /** Reading starts again from the beginning: discard everything learned before. */
    void clear();

    /** Called at intervals with the time, in milliseconds since 1970. */
    void forgetOld(long now);
}
