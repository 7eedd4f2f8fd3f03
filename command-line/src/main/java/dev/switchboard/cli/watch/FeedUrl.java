package dev.switchboard.cli.watch;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --url}: the address of {@code /ws}, or of the server it belongs to. */
final class FeedUrl implements ITypeConverter<URI> {

    static final String DEFAULT = "ws://localhost:8000/api/ws";

    @Override
    public URI convert(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getScheme() != null) {
                switch (uri.getScheme()) {
                    case "ws", "wss" -> {
                        return uri;
                    }
                    case "http", "https" -> {
                        return new URI(
                                text.replaceFirst("^http", "ws").replaceFirst("/*$", "/api/ws"));
                    }
                    default -> {}
                }
            }
        } catch (URISyntaxException e) {
            // Explained below, like every other text that is no such address.
        }
        throw new TypeConversionException(
                "'%s' is not an address like %s".formatted(text, DEFAULT));
    }
}
