package dev.switchboard.cli.server;

import dev.switchboard.client.rest.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the value of {@code --url}, as {@link Addresses} take it: {@code http://HOST:PORT}, {@code
 * https}, {@code ws} or {@code wss}, with the path before those of the API if there is one; {@code
 * /ws} at its end may be there or not. Only a WebSocket may have a query.
 */
public final class ServerAddress implements ITypeConverter<URI> {

    public static final String DEFAULT = "http://localhost:8000";
    public static final String DEFAULT_FEED = "ws://localhost:8000/api/ws";

    /** The server on this machine. */
    public static final URI LOCAL = URI.create(DEFAULT);

    @Override
    public URI convert(String text) {
        try {
            URI uri = new URI(text.strip());
            Addresses.of(uri);
            return uri;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'%s' is not an address like %s"
                            .formatted(Addresses.withoutSecrets(text), DEFAULT));
        }
    }
}
