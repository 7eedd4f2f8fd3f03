package dev.switchboard.cli.dlt;

import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.RecordSize;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of the topic of dead letters. Whatever it holds may have come from anyone. */
record DeadLetterRecord(ConsumerRecord<byte[], byte[]> stored) {

    private static final Pattern ORIGIN = Pattern.compile("(.+)-(\\d{1,9})-(\\d{1,18})");

    /** Where the refused record lay, and how it was dated if the dead letter says so. */
    record Origin(String topic, int partition, long offset, Optional<Instant> timestamp) {}

    DeadLetterPosition position() {
        return new DeadLetterPosition(stored.partition(), stored.offset());
    }

    /** When the keeper wrote it. */
    Instant time() {
        return Instant.ofEpochMilli(Math.max(0, stored.timestamp()));
    }

    byte @Nullable [] key() {
        return stored.key();
    }

    byte @Nullable [] value() {
        return stored.value();
    }

    /** The keeper's code for why it refused the record; empty when another wrote this. */
    String reason() {
        return text(RecordHeaders.REASON).orElse("");
    }

    /** The same in a sentence. */
    String detail() {
        return text(RecordHeaders.DETAIL).orElse("");
    }

    /** Code and sentence. */
    String why() {
        String why =
                Stream.of(reason(), detail())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(": "));
        return why.isEmpty() ? "no reason given" : why;
    }

    /** Empty where the header has another form than the keeper's. */
    Optional<Origin> origin() {
        return text(RecordHeaders.ORIGIN)
                .map(ORIGIN::matcher)
                .filter(Matcher::matches)
                .map(parts ->
                        new Origin(
                                parts.group(1),
                                Integer.parseInt(parts.group(2)),
                                Long.parseLong(parts.group(3)),
                                text(RecordHeaders.ORIGIN_TIMESTAMP)
                                        .flatMap(DeadLetterRecord::instant)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How many bytes the record had, if it was too large to be kept here. */
    OptionalLong omittedBytes() {
        return text(RecordHeaders.OMITTED_BYTES)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                .orElse(OptionalLong.empty());
    }

    /** Bytes of the refused record's key, value and headers. */
    long size() {
        var headers =
                new org.apache.kafka.common.header.internals.RecordHeaders(producersHeaders());
        return omittedBytes().orElse(RecordSize.of(key(), value(), headers));
    }

    /** The headers of the refused record, as its producer wrote them. */
    List<Header> producersHeaders() {
        return DeadLetter.producersHeaders(stored.headers());
    }

    /** The contract that the key names, or else the value; empty where neither can be read. */
    Optional<String> contract() {
        return utf8(key()).or(this::contractOfValue);
    }

    /** Whether key or value name that contract. */
    boolean concerns(String contractId) {
        return Stream.of(utf8(key()), contractOfValue()).anyMatch(Optional.of(contractId)::equals);
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
        return RecordHeaders.text(stored.headers(), header);
    }

    /** The text that the bytes are in UTF-8; empty when they are none, or absent. */
    static Optional<String> utf8(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
