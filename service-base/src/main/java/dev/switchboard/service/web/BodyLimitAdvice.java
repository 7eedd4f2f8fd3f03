package dev.switchboard.service.web;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Keeps bodies within their limit. Does not touch methods that read the request's stream
 * themselves.
 */
@RestControllerAdvice
final class BodyLimitAdvice extends RequestBodyAdviceAdapter {

    private final WebSettings settings;

    BodyLimitAdvice(WebSettings settings) {
        this.settings = settings;
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
        LimitedStream body = new LimitedStream(message.getBody(), limit);
        if (tooLarge) {
            throw body.refuse();
        }
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

    private DataSize limit(MethodParameter parameter) {
        return parameter.hasMethodAnnotation(BatchBody.class)
                ? settings.batchLimit()
                : settings.bodyLimit();
    }
}
