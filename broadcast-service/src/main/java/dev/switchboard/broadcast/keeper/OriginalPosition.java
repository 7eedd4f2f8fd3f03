package dev.switchboard.broadcast.keeper;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The partition and offset of a record before the keeper moved it. A header holds them; a second
 * header, the seal, proves that a keeper wrote the first, so that a producer cannot give its record
 * the message id of another. The keeper's thread only.
 *
 * <p>The seal is an HMAC (RFC 2104) of position, key and value under the id of contract.updates,
 * which all keepers know. It rejects headers of that name with another meaning and headers copied
 * from other records. It is no protection against a producer that computes it: such a producer may
 * write to the topic in any case.
 */
final class OriginalPosition {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 8;

    private Uuid updates = Uuid.ZERO_UUID;

    /** Sets the id of contract.updates. */
    void in(Uuid topic) {
        updates = topic;
    }

    /** The position that a keeper wrote into a record; its own position if none did. */
    MessageId of(ConsumerRecord<byte[], byte[]> rec) {
        Optional<MessageId> first =
                RecordHeaders.text(rec.headers(), RecordHeaders.FROM)
                        .flatMap(text -> MessageId.ofPosition(MessageId.CONTRACTS, text));
        Optional<byte[]> seal = RecordHeaders.bytes(rec.headers(), RecordHeaders.FROM_SEAL);
        return first.isPresent()
                        && seal.isPresent()
                        && MessageDigest.isEqual(seal.get(), seal(rec, first.get()))
                ? first.get()
                : MessageId.of(rec);
    }

    /** Writes the position of a record into the headers of its moved copy. */
    void write(Headers headers, ConsumerRecord<byte[], byte[]> rec, MessageId first) {
        headers.remove(RecordHeaders.FROM).remove(RecordHeaders.FROM_SEAL);
        RecordHeaders.put(headers, RecordHeaders.FROM, first.position());
        headers.add(RecordHeaders.FROM_SEAL, seal(rec, first));
    }

    private byte[] seal(ConsumerRecord<byte[], byte[]> rec, MessageId first) {
        byte[] secret =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(updates.getMostSignificantBits())
                        .putLong(updates.getLeastSignificantBits())
                        .array();
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(first.position().getBytes(US_ASCII));
            update(mac, rec.key());
            update(mac, rec.value());
            return HexFormat.of().formatHex(mac.doFinal(), 0, SEAL_BYTES).getBytes(US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Each part with its length, so that none runs into the next; no part has length -1. */
    private static void update(Mac mac, byte @Nullable [] part) {
        int length = part == null ? -1 : part.length;
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        if (part != null) {
            mac.update(part);
        }
    }
}
