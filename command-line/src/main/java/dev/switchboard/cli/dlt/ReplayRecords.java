package dev.switchboard.cli.dlt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.RecordValidation;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of contract.updates from dead letters.
 *
 * @param updates the name of that topic
 * @param edited takes the place of the dead letters' updates; null where they stay
 */
record ReplayRecords(String updates, @Nullable ParsedUpdate edited) {

    /** Not ASCII, so that no client's key over REST is ever the same. */
    private static final String KEY_SCOPE = "replay·";

    private static final int DIGEST_CHARACTERS = 16;

    /** What a dead letter comes to when it is to be sent again. */
    sealed interface Result {}

    /**
     * A record that the keeper will take, as far as that can be known.
     *
     * @param contract its id, fit for a terminal
     */
    record Valid(
            DeadLetterPosition position, String contract, ProducerRecord<byte[], byte[]> update)
            implements Result {}

    /** The keeper would refuse it again. */
    record Invalid(DeadLetterPosition position, String why) implements Result {
        Invalid(DeadLetterRecord letter, String reason, String detail) {
            this(letter.position(), reason + ": " + detail);
        }
    }

    Result of(DeadLetterRecord letter) {
        return edited == null ? unchanged(letter) : edited(letter, edited);
    }

    /**
     * The record as it was. Where it had no key, or one that can't be a contract's, the contract_id
     * takes its place.
     */
    private Result unchanged(DeadLetterRecord letter) {
        if (letter.reason().equals(DeadLetter.SKIPPED)) {
            return new Invalid(
                    letter.position(),
                    "it was skipped unread, nothing is known of it; --edit gives it a body");
        }
        if (letter.omittedBytes().isPresent()) {
            return new Invalid(
                    letter.position(),
                    "it was too large to be kept here; --edit gives it another body");
        }
        byte[] key = letter.key();
        byte[] value = letter.value();
        // A record without a value is valid if its key is.
        boolean usable =
                RecordValidation.of(key, null, noHeaders()) instanceof RecordValidation.Valid;
        return !usable
                        && value != null
                        && UpdateReader.LENIENT.read(value)
                                instanceof ParsedUpdate.Valid(ContractUpdate update)
                ? validated(letter, key(update), value)
                : validated(letter, key, value);
    }

    private Result edited(DeadLetterRecord letter, ParsedUpdate another) {
        return switch (another) {
            case ParsedUpdate.Valid(ContractUpdate update) ->
                    validated(letter, key(update), update.toJson());
            case ParsedUpdate.Invalid(var violations) -> {
                var invalid = RecordValidation.Invalid.of(violations);
                yield new Invalid(letter, invalid.reason(), invalid.detail());
            }
            case ParsedUpdate.Malformed(String detail) ->
                    new Invalid(letter, RecordValidation.MALFORMED_JSON, detail);
        };
    }

    private static byte[] key(ContractUpdate update) {
        return update.contractId().value().getBytes(UTF_8);
    }

    @SuppressWarnings("NullAway") // the producer chooses the partition
    private Result validated(
            DeadLetterRecord letter, byte @Nullable [] key, byte @Nullable [] value) {
        Headers headers = headers(letter, key, value);
        return switch (RecordValidation.of(key, value, headers)) {
            case RecordValidation.Invalid(var reason, var detail) ->
                    new Invalid(letter, reason, detail);
            case RecordValidation.Valid(var contract, _) ->
                    new Valid(
                            letter.position(),
                            Printable.line(contract.value()),
                            new ProducerRecord<>(updates, null, key, value, headers));
        };
    }

    private static Headers headers(
            DeadLetterRecord letter, byte @Nullable [] key, byte @Nullable [] value) {
        Headers headers = noHeaders();
        letter.producersHeaders().forEach(headers::add);
        // It is a message of its own, with an id of its own.
        headers.remove(RecordHeaders.FROM)
                .remove(RecordHeaders.FROM_SEAL)
                .remove(RecordHeaders.REPLAY_OF);
        RecordHeaders.put(
                headers,
                RecordHeaders.REPLAY_OF,
                letter.stored().topic() + "-" + letter.position());
        // Under its sender's key a repeat by the sender and a replay count once together.
        boolean keyed =
                RecordHeaders.text(headers, RecordHeaders.IDEMPOTENCY_KEY)
                        .filter(text -> !text.isEmpty())
                        .isPresent();
        if (!keyed || letter.reason().equals(DeadLetter.KEY_REUSED)) {
            headers.remove(RecordHeaders.IDEMPOTENCY_KEY);
            RecordHeaders.put(
                    headers,
                    RecordHeaders.IDEMPOTENCY_KEY,
                    KEY_SCOPE + letter.position() + "·" + digest(letter, key, value));
        }
        return headers;
    }

    /**
     * The same for the same dead letter and body, another for another body. The time tells dead
     * letters apart whose topic was recreated: there positions come again.
     */
    private static String digest(
            DeadLetterRecord letter, byte @Nullable [] key, byte @Nullable [] value) {
        byte[] name = key == null ? new byte[0] : key;
        byte[] body = value == null ? new byte[0] : value;
        ByteBuffer content =
                ByteBuffer.allocate(Long.BYTES + name.length + body.length + 2)
                        .putLong(letter.time().toEpochMilli())
                        .put(name)
                        .put((byte) 0)
                        .put(body)
                        .put((byte) 0);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.array());
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Headers noHeaders() {
        return new org.apache.kafka.common.header.internals.RecordHeaders();
    }
}
