package dev.switchboard.service.web.body;

import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.BrokenBodyException;
import dev.switchboard.service.web.problem.ProblemException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** How bodies of requests may be packed (RFC 9110, section 8.4): with gzip, or not at all. */
public final class ContentCoding {

    private static final String GZIP = "gzip";

    private ContentCoding() {}

    /**
     * The body unpacked; its reading fails with {@link BrokenBodyException} where that can't be.
     *
     * @param codings the values of all headers {@code Content-Encoding}, each a list
     * @throws ProblemException when they name another packing, or gzip more than once
     */
    public static InputStream unpack(List<String> codings, InputStream body) {
        List<String> names =
                codings.stream()
                        .flatMap(list -> Arrays.stream(list.split(",", -1)))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty() && !name.equals("identity"))
                        .map(name -> name.equals("x-gzip") ? GZIP : name)
                        .toList();
        if (names.isEmpty()) {
            return body;
        }
        if (names.equals(List.of(GZIP))) {
            return new GzipBody(body);
        }
        throw new ProblemException(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding is %s; send the body as gzip, packed once, or as it is"
                                .formatted(Excerpt.of(String.join(", ", codings))))
                .with(HttpHeaders.ACCEPT_ENCODING, GZIP);
    }
}
