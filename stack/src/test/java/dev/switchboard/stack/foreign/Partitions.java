package dev.switchboard.stack.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.kafka.common.utils.Utils;

/** Where client libraries put a contract among the eight partitions. */
final class Partitions {

    private static final int COUNT = Stand.TOPICS.updates().partitions();

    private Partitions() {}

    /** As Java's clients and kafkajs have it: where a contract is at home. */
    static int murmur2(String contract) {
        return Utils.toPositive(Utils.murmur2(contract.getBytes(UTF_8))) % COUNT;
    }

    /** As librdkafka has it unless it is told otherwise. */
    static int crc32(String contract) {
        CRC32 crc = new CRC32();
        crc.update(contract.getBytes(UTF_8));
        return (int) (crc.getValue() % COUNT);
    }

    /** A contract's id with that beginning. */
    static String contractThatLibrariesDisagreeOn(String beginning) {
        return contracts(beginning)
                .filter(id -> murmur2(id) != crc32(id))
                .findFirst()
                .orElseThrow();
    }

    /** A contract's id with that beginning which is at home in that partition. */
    static String contractIn(int partition, String beginning) {
        return contracts(beginning)
                .filter(id -> murmur2(id) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> contracts(String beginning) {
        return IntStream.range(0, 10_000).mapToObj(i -> beginning + "/" + i);
    }
}
