package dev.switchboard.cli.dlt;

import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.RecordSize;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A dead letter as it stands in its topic. Whatever it holds may have come from anyone. */
final class Letter {

    private final ConsumerRecord<byte[], byte[]> rec;

    Letter(ConsumerRecord<byte[], byte[]> rec) {
        this.rec = rec;
    }

    DeadLetterPosition position() {
        return new DeadLetterPosition(rec.partition(), rec.offset());
    }

    /** The name of its topic. */
    String topic() {
        return rec.topic();
    }

    /** When the keeper wrote it. */
    Instant time() {
        return Instant.ofEpochMilli(Math.max(0, rec.timestamp()));
    }

    byte @Nullable [] key() {
        return rec.key();
    }

    byte @Nullable [] value() {
        return rec.value();
    }

    /** The keeper's code for why the record was not taken; empty when another wrote this. */
    String reason() {
        return text(RecordHeaders.REASON).orElse("");
    }

    /** The same in a sentence. */
    String detail() {
        return text(RecordHeaders.DETAIL).orElse("");
    }

    /** Code and sentence. */
    String why() {
        return Stream.of(reason(), detail())
                .filter(part -> !part.isEmpty())
                .reduce((code, sentence) -> code + ": " + sentence)
                .orElse("no reason given");
    }

    Optional<Origin> origin() {
        return text(RecordHeaders.ORIGIN)
                .flatMap(origin -> Origin.parse(origin, text(RecordHeaders.ORIGIN_TIMESTAMP)));
    }

    /** How many bytes the record had, if it was too large to be kept here. */
    OptionalLong omittedBytes() {
        return text(RecordHeaders.OMITTED_BYTES)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                .orElse(OptionalLong.empty());
    }

    /** Bytes of the record's key, value and headers. */
    long size() {
        var headers =
                new org.apache.kafka.common.header.internals.RecordHeaders(producersHeaders());
        return omittedBytes().orElse(RecordSize.of(key(), value(), headers));
    }

    /** The headers of the record, as its producer wrote them. */
    List<Header> producersHeaders() {
        return DeadLetter.producersHeaders(rec.headers());
    }

    /** The contract that the key names, or else the value; empty where neither can be read. */
    Optional<String> contract() {
        return Utf8.decode(key()).or(this::contractOfValue);
    }

    /** Whether key or value name that contract. */
    boolean concerns(String contractId) {
        return Stream.of(Utf8.decode(key()), contractOfValue())
                .flatMap(Optional::stream)
                .anyMatch(contractId::equals);
    }

    private Optional<String> contractOfValue() {
        byte[] value = value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Json.read(value).path("contract_id").stringValueOpt();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String header) {
        return RecordHeaders.text(rec.headers(), header);
    }
}
