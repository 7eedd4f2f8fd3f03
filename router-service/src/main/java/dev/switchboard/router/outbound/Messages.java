package dev.switchboard.router.outbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Translates between the library's messages and ours. */
final class Messages {

    private static final Pattern TIMEOUT =
            Pattern.compile("(?:.*[,;\\s])?timeout\\s*=\\s*(\\d{1,6})(?:[,;\\s].*)?");

    private Messages() {}

    static ClassicHttpRequest request(OutboundRequest request, OutboundUrl url, String userAgent) {
        ClassicHttpRequest message = new BasicClassicHttpRequest(request.method(), "/");
        message.setPath(url.target());
        message.addHeader("Host", url.origin().authority());
        message.addHeader("User-Agent", userAgent);
        // A small body could unpack to any size.
        message.addHeader("Accept-Encoding", "identity");
        byte[] body = request.body();
        if (body != null) {
            message.addHeader("Content-Length", body.length);
            message.setEntity(new ByteArrayEntity(body, null));
        } else if (!request.isReading()) {
            message.addHeader("Content-Length", 0);
        }
        for (Headers.Field field : request.headers().fields()) {
            message.addHeader(field.name(), field.value());
        }
        return message;
    }

    static Headers headers(ClassicHttpResponse response) {
        List<Headers.Field> fields = new ArrayList<>();
        for (Header header : response.getHeaders()) {
            String value = header.getValue();
            fields.add(new Headers.Field(header.getName(), value == null ? "" : value));
        }
        return new Headers(fields);
    }

    static boolean isEncoded(Headers headers) {
        return headers.first("Content-Encoding")
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .isPresent();
    }

    /** How long the connection may be idle: a second less than the server says, if it says so. */
    static Duration idle(Headers headers, Duration longest) {
        Matcher timeout = TIMEOUT.matcher(headers.first("Keep-Alive").orElse(""));
        if (!timeout.matches()) {
            return longest;
        }
        Duration said = Duration.ofSeconds(Long.parseLong(timeout.group(1))).minusSeconds(1);
        Duration bounded = said.compareTo(longest) < 0 ? said : longest;
        return bounded.isNegative() ? Duration.ZERO : bounded;
    }
}
