package dev.switchboard.cli.watch;

import dev.switchboard.model.contract.Location;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --location}. */
final class LocationValue implements ITypeConverter<Location> {

    @Override
    public Location convert(String text) {
        return Location.ofLabel(text)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'%s' is none of %s"
                                        .formatted(text, String.join(", ", Location.labels()))));
    }
}
