package dev.switchboard.broadcast.keeper;

import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Where a contract's records belong in a topic: the partition that Kafka's own clients choose. */
final class HomePartition {

    private HomePartition() {}

    /**
     * @param key 0 is the home of what has none
     * @param partitions how many the topic has, or is to be seen as having
     */
    static int of(byte @Nullable [] key, int partitions) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
