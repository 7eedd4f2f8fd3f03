package dev.switchboard.cli.rest;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the value of {@code --key}. Shorter than the 128 characters that the server takes: replay
 * adds a line number.
 */
public final class IdempotencyKey implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        if (!text.matches("[!-~]{1,100}")) {
            throw new TypeConversionException(
                    "must be 1 to 100 visible ASCII characters without spaces");
        }
        return text;
    }
}
