package dev.switchboard.broadcast.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What else a node learns from the records of a feed's topic. One thread, the intake's. */
public interface RecordListener {

    /** Learns nothing. */
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

    /** The topic is read anew: nothing read before counts. */
    void clear();

    /** Called now and then with the time, milliseconds since 1970. */
    void forgetOld(long now);
}
