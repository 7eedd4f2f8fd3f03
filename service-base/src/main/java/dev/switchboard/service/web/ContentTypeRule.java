package dev.switchboard.service.web;

import dev.switchboard.service.web.problem.SentAttributes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.rewrite.handler.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Puts a type that no call takes in the place of a {@code Content-Type} that cannot be understood
 * (RFC 9110, section 8.3.1). Jetty and Spring read the header of every request, also where it does
 * not matter, and some texts end both with an error of the server.
 */
final class ContentTypeRule extends Rule {

    private static final HttpField UNKNOWN =
            new HttpField(HttpHeader.CONTENT_TYPE, "application/octet-stream");

    /** What nearly all requests say, which need not be looked at. */
    private static final Set<String> USUAL =
            Set.of(
                    "application/json",
                    "application/json; charset=utf-8",
                    "application/json;charset=UTF-8",
                    "application/x-ndjson");

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern GRAMMAR =
            Pattern.compile(
                    "T/T(?:[ \t]*+;[ \t]*+(?:T=(?:T|Q))?+)*+"
                            .replace("T", TOKEN)
                            .replace("Q", QUOTED));

    @Override
    public @Nullable Handler matchAndApply(Handler request) {
        List<String> sent = request.getHeaders().getValuesList(HttpHeader.CONTENT_TYPE);
        if (sent.stream().allMatch(ContentTypeRule::isUnderstood)) {
            return null;
        }
        HttpFields.Mutable headers =
                HttpFields.build(request.getHeaders()).remove(HttpHeader.CONTENT_TYPE);
        // as many as came: that they are too many is for others to say
        sent.forEach(_ -> headers.add(UNKNOWN));
        HttpFields replaced = headers.asImmutable();
        request.setAttribute(SentAttributes.CONTENT_TYPE, sent.getFirst());
        return new Handler(request) {
            @Override
            public HttpFields getHeaders() {
                return replaced;
            }
        };
    }

    /** Whether it is one type, in a charset that Java knows if it names one. */
    static boolean isUnderstood(String text) {
        if (USUAL.contains(text)) {
            return true;
        }
        if (!GRAMMAR.matcher(text.strip()).matches()) {
            return false;
        }
        try {
            String charset = MimeTypes.getCharsetFromContentType(text);
            return MediaType.parseMediaType(text).isConcrete()
                    && (charset == null || Charset.isSupported(charset));
        } catch (InvalidMediaTypeException | IllegalCharsetNameException e) {
            return false;
        }
    }
}
