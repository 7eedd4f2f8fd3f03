package dev.switchboard.bench.measured;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Watches from outside how far a consumer group has committed in a topic. One thread. */
final class CommitWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> partitions;

    /**
     * What was committed from the first commit that was seen to the last.
     *
     * @param records those behind the first
     */
    record Pace(long records, Duration took) {

        double recordsPerSecond() {
            return records * 1e9 / Math.max(1, took.toNanos());
        }
    }

    /** Asks a question of Kafka. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    CommitWatch(String kafka, Map<TopicPartition, OffsetSpec> partitions) {
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
        this.partitions = partitions;
    }

    /** How many offsets are in use in all partitions. */
    long end() throws IOException {
        return answer(() ->
                admin.listOffsets(partitions).all().get().values().stream()
                        .mapToLong(found -> found.offset())
                        .sum());
    }

    /** How many of them the group has committed; 0 while nobody knows the group. */
    long committed(String group) throws IOException {
        return answer(() ->
                admin
                        .listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .entrySet()
                        .stream()
                        .filter(found -> partitions.containsKey(found.getKey()))
                        .mapToLong(found -> offset(found.getValue()))
                        .sum());
    }

    private static long offset(@Nullable OffsetAndMetadata found) {
        return found == null ? 0 : found.offset();
    }

    /** Waits until the group has committed everything up to the end. */
    Pace await(String group, long before, long end) throws IOException {
        long limit = System.nanoTime() + LONGEST.toNanos();
        long first = 0;
        long firstAt = 0;
        while (System.nanoTime() < limit) {
            long committed = committed(group);
            long now = System.nanoTime();
            if (committed > before && firstAt == 0) {
                first = committed;
                firstAt = now;
            }
            if (committed >= end) {
                return new Pace(end - first, Duration.ofNanos(now - firstAt));
            }
            pause();
        }
        throw new IOException(
                "%s has committed %d of %d after %s"
                        .formatted(group, committed(group), end, LONGEST));
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static <T> T answer(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
