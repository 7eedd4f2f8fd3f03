package dev.switchboard.service.web.body;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The charset of JSON: UTF-8 (RFC 8259, section 8.1), of which US-ASCII is a part. */
public final class BodyCharset {

    private static final Set<Charset> READ =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

    private BodyCharset() {}

    /**
     * Lets a body pass that does not say that it is in another one.
     *
     * @param type null where the request does not name it
     * @throws ProblemException when it says so
     */
    public static void require(@Nullable MediaType type) {
        Charset charset = type == null ? null : type.getCharset();
        if (charset != null && !READ.contains(charset)) {
            throw new ProblemException(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "the Content-Type says that the body is in %s; send it in UTF-8"
                            .formatted(charset.name()));
        }
    }
}
