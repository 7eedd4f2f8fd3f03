package dev.switchboard.cli.dlt;

import dev.switchboard.cli.terminal.Printable;
import java.io.PrintStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Everything of one letter, for people. */
final class LetterPage {

    private final PrintStream out;

    LetterPage(PrintStream out) {
        this.out = out;
    }

    void print(Letter letter) {
        field("position", "%s in %s".formatted(letter.position(), letter.topic()));
        field("written", letter.time().toString());
        field("reason", letter.reason().isEmpty() ? "none given" : letter.reason());
        field("detail", letter.detail().isEmpty() ? "none given" : letter.detail());
        field("origin", letter.origin().map(LetterPage::origin).orElse("not known"));
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

    private static String origin(Origin origin) {
        return "topic %s, partition %d, offset %d%s"
                .formatted(
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        origin.timestamp() == null ? "" : ", dated " + origin.timestamp());
    }

    private void field(String name, String text) {
        out.println("%-9s %s".formatted(name, Printable.line(text)).stripTrailing());
    }

    private static String oneLine(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "none";
        }
        return Utf8.decode(bytes)
                .orElseGet(() -> "not UTF-8, in hexadecimal " + HexFormat.of().formatHex(bytes));
    }

    private void value(byte @Nullable [] value) {
        if (value == null) {
            field("value", "none: the contract was to be removed");
            return;
        }
        Optional<String> text = PrettyJson.of(value).or(() -> Utf8.decode(value));
        field("value", text.isPresent() ? "" : "not UTF-8, in hexadecimal");
        if (text.isPresent()) {
            out.println(Printable.lines(text.get()));
        } else {
            HexDump.lines(value).forEach(out::println);
        }
    }
}
