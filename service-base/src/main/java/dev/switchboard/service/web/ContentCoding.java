package dev.switchboard.service.web;

import dev.switchboard.model.problem.ProblemKind;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bodies of requests may be packed (RFC 9110, section 8.4): with gzip, or not at all. */
public final class ContentCoding {

    private ContentCoding() {}

    /**
     * The body unpacked; its reading fails with {@link BrokenBodyException} where that can't be.
     *
     * @param coding the header {@code Content-Encoding}, null where there is none
     * @throws ProblemException when it names another packing
     */
    public static InputStream unpack(@Nullable String coding, InputStream body) {
        String name = coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new GzipBody(body);
            default ->
                    throw new ProblemException(
                            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                            "the body is packed with %s; send it with gzip, or as it is"
                                    .formatted(name));
        };
    }
}
