package dev.switchboard.broadcast.keeper;

import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Computes the partition of a key as Kafka's Java clients do by default: murmur2 modulo the number
 * of partitions.
 */
final class KeyPartitioner {

    private KeyPartitioner() {}

    /**
     * @param key null gives partition 0
     * @param partitions the number of partitions to compute with
     */
    static int partitionFor(byte @Nullable [] key, int partitions) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
