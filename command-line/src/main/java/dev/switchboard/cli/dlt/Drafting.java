package dev.switchboard.cli.dlt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.RecordValidation;
import dev.switchboard.model.feed.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes records of contract.updates from dead letters. */
final class Drafting {

    private final Topics topics;

    Drafting(Topics topics) {
        this.topics = topics;
    }

    /**
     * The record as it was. Where it had no key, or one that can't be a contract's, the contract_id
     * takes its place.
     */
    Draft asItWas(Letter letter) {
        if (letter.reason().equals(DeadLetter.SKIPPED)) {
            return new Draft.Unfit(
                    letter.position(),
                    "it was skipped unread, nothing is known of it; --edit gives it a body");
        }
        if (letter.omittedBytes().isPresent()) {
            return new Draft.Unfit(
                    letter.position(),
                    "it was too large to be kept here; --edit gives it another body");
        }
        return draft(letter, usableKey(letter), letter.value());
    }

    /** The record with another body, read as strictly as that of a request. */
    Draft mended(Letter letter, byte[] json) {
        return switch (UpdateReader.STRICT.read(json)) {
            case ParsedUpdate.Valid(ContractUpdate update) ->
                    draft(letter, key(update), update.toJson());
            case ParsedUpdate.Invalid(var violations) ->
                    unfit(letter, RecordValidation.Invalid.of(violations));
            case ParsedUpdate.Malformed(String detail) ->
                    unfit(
                            letter,
                            new RecordValidation.Invalid(RecordValidation.MALFORMED_JSON, detail));
        };
    }

    private static byte @Nullable [] usableKey(Letter letter) {
        byte[] key = letter.key();
        byte[] value = letter.value();
        boolean unusable =
                RecordValidation.of(key, null, noHeaders())
                        instanceof RecordValidation.Invalid; // as if it were a removal
        return unusable
                        && value != null
                        && UpdateReader.LENIENT.read(value)
                                instanceof ParsedUpdate.Valid(ContractUpdate update)
                ? key(update)
                : key;
    }

    private static byte[] key(ContractUpdate update) {
        return update.contractId().value().getBytes(UTF_8);
    }

    private Draft draft(Letter letter, byte @Nullable [] key, byte @Nullable [] value) {
        Headers headers = noHeaders();
        for (Header header : letter.producersHeaders()) {
            headers.add(header);
        }
        // It is a message of its own, with an id of its own.
        headers.remove(RecordHeaders.FROM)
                .remove(RecordHeaders.FROM_SEAL)
                .remove(RecordHeaders.REPLAY_OF);
        RecordHeaders.put(
                headers, RecordHeaders.REPLAY_OF, letter.topic() + "-" + letter.position());
        ReplayKey.put(headers, letter, key, value);
        return switch (RecordValidation.of(key, value, headers)) {
            case RecordValidation.Invalid invalid -> unfit(letter, invalid);
            case RecordValidation.Valid(var contract, _) ->
                    new Draft.Ready(letter.position(), contract, update(key, value, headers));
        };
    }

    @SuppressWarnings("NullAway") // the partition is for the producer to choose
    private ProducerRecord<byte[], byte[]> update(
            byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ProducerRecord<>(topics.updates().name(), null, key, value, headers);
    }

    private static Draft.Unfit unfit(Letter letter, RecordValidation.Invalid invalid) {
        return new Draft.Unfit(letter.position(), invalid.reason() + ": " + invalid.detail());
    }

    private static Headers noHeaders() {
        return new org.apache.kafka.common.header.internals.RecordHeaders();
    }
}
