package dev.switchboard.service.web;

import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.rewrite.handler.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ForwardedHeaderUtils;

/**
 * Takes headers off that no answer depends on and that libraries fail at: forwarding headers that
 * name no address, and an {@code Accept} without a type, which is as good as none (RFC 9110,
 * section 12.5.1).
 */
final class OddHeadersRule extends Rule {

    private static final Set<String> FORWARDED =
            Set.of(
                    "forwarded",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "x-forwarded-proto",
                    "x-forwarded-ssl");

    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
    private static final URI HERE = URI.create("http://localhost/");

    @Override
    public @Nullable Handler matchAndApply(Handler request) {
        HttpFields headers = request.getHeaders();
        boolean accepts = !isEmptyAccept(headers);
        boolean forwards =
                headers.stream().noneMatch(OddHeadersRule::isForwarded) || names(headers);
        if (accepts && forwards) {
            return null;
        }
        HttpFields.Mutable kept = HttpFields.build();
        headers.stream()
                .filter(header -> accepts || header.getHeader() != HttpHeader.ACCEPT)
                .filter(header -> forwards || !isForwarded(header))
                .forEach(kept::add);
        HttpFields all = kept.asImmutable();
        return new Handler(request) {
            @Override
            public HttpFields getHeaders() {
                return all;
            }
        };
    }

    private static boolean isEmptyAccept(HttpFields headers) {
        return headers.contains(HttpHeader.ACCEPT)
                && headers.getCSV(HttpHeader.ACCEPT, false).isEmpty();
    }

    private static boolean isForwarded(HttpField header) {
        return FORWARDED.contains(header.getLowerCaseName());
    }

    /** Whether Spring makes an address of them. */
    private static boolean names(HttpFields headers) {
        HttpHeaders forwarded = new HttpHeaders();
        headers.stream()
                .filter(OddHeadersRule::isForwarded)
                .forEach(header -> forwarded.add(header.getName(), header.getValue()));
        try {
            URI address =
                    ForwardedHeaderUtils.adaptFromForwardedHeaders(HERE, forwarded).build().toUri();
            return address.getHost() != null && SCHEMES.contains(address.getScheme());
        } catch (RuntimeException e) {
            return false;
        }
    }
}
