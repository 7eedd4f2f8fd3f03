package dev.switchboard.cli.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --key}. */
public final class IdempotencyKeyValue implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        if (!text.matches("[!-~]{1,128}")) {
            throw new TypeConversionException(
                    "must be 1 to 128 visible ASCII characters without spaces");
        }
        return text;
    }
}
