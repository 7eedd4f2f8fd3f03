package dev.switchboard.cli.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The address under which a server answers, such as {@code http://localhost:8000}. */
public record ServerUrl(URI base) {

    public static final String DEFAULT = "http://localhost:8000";

    /** The server on this machine. */
    public static final ServerUrl LOCAL = new ServerUrl(URI.create(DEFAULT));

    /** What is said when nobody listens there, and what to do about it. */
    public static String nothingAnswers(Object address) {
        return "nothing answers at "
                + address
                + ": start it with ./switchboard run, or name another server with --url";
    }

    /** Reads the value of {@code --url}. */
    public static final class Converter implements ITypeConverter<ServerUrl> {
        @Override
        public ServerUrl convert(String text) {
            try {
                URI uri = new URI(text.replaceFirst("/+$", ""));
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (http && uri.getHost() != null && uri.getRawQuery() == null) {
                    return new ServerUrl(uri);
                }
            } catch (URISyntaxException e) {
                // Explained below, like every other text that is no such address.
            }
            throw new TypeConversionException(
                    "'%s' is not an address like %s".formatted(text, DEFAULT));
        }
    }

    /** The address of a path, each segment of it percent-encoded. */
    URI at(String... segments) {
        StringBuilder address = new StringBuilder(base.toString());
        for (String segment : segments) {
            // URLEncoder is made for forms, where a space is a plus sign.
            String encoded = URLEncoder.encode(segment, StandardCharsets.UTF_8);
            address.append('/').append(encoded.replace("+", "%20"));
        }
        return URI.create(address.toString());
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
