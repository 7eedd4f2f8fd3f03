package dev.switchboard.cli.dlt;

import dev.switchboard.model.contract.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --since}: a moment, or how long ago. */
final class Since implements ITypeConverter<Instant> {

    private static final Pattern AGO = Pattern.compile("\\d{1,6}[smhd]");

    private final InstantSource clock;

    Since() {
        this(InstantSource.system());
    }

    Since(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        if (AGO.matcher(text).matches()) {
            String period = (text.endsWith("d") ? "P" : "PT") + text;
            return clock.instant().minus(Duration.parse(period));
        }
        return Timestamps.parse(text)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'%s' is neither a time ago, such as 30m, 24h or 7d, nor a moment,"
                                                .formatted(text)
                                        + " such as 2024-01-01T12:00:00Z"));
    }
}
