package dev.switchboard.cli.mcp;

import dev.switchboard.client.rest.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --url}: an MCP endpoint, or a server alone, which has it at /mcp. */
final class EndpointAddress implements ITypeConverter<URI> {

    static final String DEFAULT = "http://localhost:8000/mcp";

    /** That of an instance on this machine. */
    static final URI LOCAL = URI.create(DEFAULT);

    private static final String PATH = "/mcp";

    @Override
    public URI convert(String text) {
        try {
            URI uri = new URI(text.strip());
            if (isEndpoint(uri)) {
                return uri.getRawPath().replace("/", "").isEmpty() ? uri.resolve(PATH) : uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new TypeConversionException(
                "'%s' is not an address like %s"
                        .formatted(Addresses.withoutSecrets(text), DEFAULT));
    }

    private static boolean isEndpoint(URI uri) {
        return scheme(uri.getScheme()).matches("https?")
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    private static String scheme(@Nullable String scheme) {
        return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    }
}
