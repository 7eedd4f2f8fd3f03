package dev.switchboard.model.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Names a message by where its producer's record lies, such as {@code contracts-0-1532}. The same
 * id is in the answer to the producer and in the message to every subscriber, on every protocol.
 *
 * @param feed what was written to, such as {@link #CONTRACTS}
 * @param partition partition of the feed's topic
 * @param offset offset in that partition
 */
public record MessageId(String feed, int partition, long offset) {

    /** The feed of {@code contract.updates}. */
    public static final String CONTRACTS = "contracts";

    /** The feed of {@code contract.test-updates}. */
    public static final String TESTS = "contracts-test";

    /** The feed of {@code router.calls}. */
    public static final String CALLS = "calls";

    /** The feed of {@code router.servers}. */
    public static final String SERVERS = "servers";

    private static final Pattern POSITION = Pattern.compile("(0|[1-9]\\d{0,8})-(0|[1-9]\\d{0,17})");

    public MessageId {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "partition and offset must not be negative: " + partition + ", " + offset);
        }
    }

    /** Names a record of {@code contract.updates} by where it lies. */
    public static MessageId of(ConsumerRecord<?, ?> update) {
        return new MessageId(CONTRACTS, update.partition(), update.offset());
    }

    /** The id without its feed, {@code partition-offset}: the form of record headers. */
    public String position() {
        return partition + "-" + offset;
    }

    /** Reads {@link #position()}; empty when the text has another form. */
    public static Optional<MessageId> ofPosition(String feed, String position) {
        Matcher matcher = POSITION.matcher(position);
        return matcher.matches()
                ? Optional.of(
                        new MessageId(
                                feed,
                                Integer.parseInt(matcher.group(1)),
                                Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return feed + "-" + position();
    }
}
