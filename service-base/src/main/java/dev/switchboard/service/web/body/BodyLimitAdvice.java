package dev.switchboard.service.web.body;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Unpacks bodies and keeps them within their limit, unpacked, and within a time to come. Does not
 * touch methods that read the request's stream themselves.
 */
@RestControllerAdvice
public final class BodyLimitAdvice extends RequestBodyAdviceAdapter {

    /** A megabyte at the speed of a bad mobile connection. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration LONGEST_OF_MANY = Duration.ofSeconds(60);

    private final BodyLimits limits;

    BodyLimitAdvice(BodyLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        DataSize limit = limit(parameter);
        HttpHeaders headers = message.getHeaders();
        boolean asksFirst = headers.containsHeader(HttpHeaders.EXPECT);
        boolean tooLarge = headers.getContentLength() > limit.toBytes();
        if (tooLarge && asksFirst) {
            throw LimitedStream.tooLarge(limit);
        }
        BodyCharset.require(headers.getContentType());
        List<String> codings = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        InputStream unpacked = ContentCoding.unpack(codings, message.getBody());
        LimitedStream body =
                new LimitedStream(unpacked, limit, longest(parameter), System::nanoTime);
        if (tooLarge) {
            throw body.refuse();
        }
        return codings.isEmpty() ? bounded(body, headers) : bounded(body, unpacked(headers));
    }

    /** How long the body is, as its converters believe, is not known before it is unpacked. */
    private static HttpHeaders unpacked(HttpHeaders headers) {
        HttpHeaders unpacked = new HttpHeaders();
        unpacked.putAll(headers);
        unpacked.remove(HttpHeaders.CONTENT_LENGTH);
        unpacked.remove(HttpHeaders.CONTENT_ENCODING);
        return unpacked;
    }

    private static HttpInputMessage bounded(InputStream body, HttpHeaders headers) {
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return body;
            }

            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }
        };
    }

    private static Duration longest(MethodParameter parameter) {
        return parameter.hasMethodAnnotation(BatchBody.class) ? LONGEST_OF_MANY : LONGEST;
    }

    private DataSize limit(MethodParameter parameter) {
        return DataSize.ofBytes(
                parameter.hasMethodAnnotation(BatchBody.class)
                        ? limits.batchBytes()
                        : limits.bodyBytes());
    }
}
