package dev.switchboard.cli.dlt;

import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Everything of one dead letter, for people. */
final class DeadLetterPage {

    private static final int BYTES_A_LINE = 16;

    private final PrintStream out;

    DeadLetterPage(PrintStream out) {
        this.out = out;
    }

    void print(DeadLetterRecord letter) {
        field("position", "%s in %s".formatted(letter.position(), letter.stored().topic()));
        field("written", letter.time().toString());
        field("reason", letter.reason().isEmpty() ? "none given" : letter.reason());
        field("detail", letter.detail().isEmpty() ? "none given" : letter.detail());
        field("origin", letter.origin().map(DeadLetterPage::origin).orElse("not known"));
        field("contract", letter.contract().orElse("not readable"));
        field("size", String.format(Locale.ROOT, "%,d bytes", letter.size()));
        if (letter.omittedBytes().isPresent()) {
            out.println("The record was too large to be kept here; it may still be at its origin.");
            return;
        }
        field("key", oneLine(letter.key()));
        for (Header header : letter.producersHeaders()) {
            field("header", "%s: %s".formatted(header.key(), oneLine(header.value())));
        }
        value(letter.value());
    }

    private static String origin(DeadLetterRecord.Origin origin) {
        return "topic %s, partition %d, offset %d%s"
                .formatted(
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        origin.timestamp().map(time -> ", dated " + time).orElse(""));
    }

    private void field(String name, String text) {
        out.println("%-9s %s".formatted(name, Printable.line(text)).stripTrailing());
    }

    private static String oneLine(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "none";
        }
        return DeadLetterRecord.utf8(bytes)
                .orElseGet(() -> "not UTF-8, in hexadecimal " + HexFormat.of().formatHex(bytes));
    }

    private void value(byte @Nullable [] value) {
        if (value == null) {
            field("value", "none: the contract was to be removed");
            return;
        }
        Optional<String> text = indented(value).or(() -> DeadLetterRecord.utf8(value));
        if (text.isPresent()) {
            field("value", "");
            out.println(Printable.lines(text.get()));
        } else {
            field("value", "not UTF-8, in hexadecimal");
            for (int start = 0; start < value.length; start += BYTES_A_LINE) {
                out.println(hexadecimal(value, start));
            }
        }
    }

    /** JSON over several lines, all spelt as it was, numbers too; empty when it is no JSON. */
    private static Optional<String> indented(byte[] value) {
        try {
            var _ = Json.read(value);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
        StringWriter indented = new StringWriter();
        String text = new String(value, StandardCharsets.UTF_8);
        try (JsonParser parser = Json.MAPPER.createParser(text);
                JsonGenerator generator =
                        Json.MAPPER.writerWithDefaultPrettyPrinter().createGenerator(indented)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        }
        return Optional.of(indented.toString());
    }

    /** A line of a dump: offset, bytes in hexadecimal, and what of them is ASCII. */
    private static String hexadecimal(byte[] value, int start) {
        byte[] line =
                Arrays.copyOfRange(value, start, Math.min(value.length, start + BYTES_A_LINE));
        String ascii = new String(line, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
        return "%08x  %-47s  %s"
                .formatted(start, HexFormat.ofDelimiter(" ").formatHex(line), ascii);
    }
}
