package dev.switchboard.stack.foreign.producer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program sends in one run.
 *
 * @param headers borne by each of the records
 * @param createTime when the producer says it made the records, milliseconds since 1970; null for
 *     its clock's time
 */
public record Batch(
        List<ForeignRecord> records,
        List<Header> headers,
        Codec codec,
        @Nullable Long createTime,
        Transaction transaction) {

    /** How a producer compresses. */
    public enum Codec {
        NONE,
        GZIP,
        SNAPPY,
        LZ4,
        ZSTD
    }

    /** Whether the run is a Kafka transaction, and how that ends. */
    public enum Transaction {
        NONE,
        COMMITTED,
        ABORTED
    }

    /** A header's name and its value as text of that charset. */
    public record Header(String name, String value, Charset charset) {
        byte[] bytes() {
            return value.getBytes(charset);
        }
    }

    public Batch {
        records = List.copyOf(records);
        headers = List.copyOf(headers);
    }

    public static Batch of(ForeignRecord... records) {
        return of(List.of(records));
    }

    public static Batch of(List<ForeignRecord> records) {
        return new Batch(records, List.of(), Codec.NONE, null, Transaction.NONE);
    }

    public Batch with(String header, String value) {
        return with(new Header(header, value, UTF_8));
    }

    /** With a header that is no UTF-8 where it is not ASCII. */
    public Batch withLatin1(String header, String value) {
        return with(new Header(header, value, ISO_8859_1));
    }

    private Batch with(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new Batch(records, more, codec, createTime, transaction);
    }

    public Batch in(Codec other) {
        return new Batch(records, headers, other, createTime, transaction);
    }

    public Batch madeAt(long millis) {
        return new Batch(records, headers, codec, millis, transaction);
    }

    public Batch in(Transaction other) {
        return new Batch(records, headers, codec, createTime, other);
    }
}
