package dev.switchboard.service.web;

import java.util.Locale;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.rewrite.handler.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Percent-encodes what browsers leave as it is in a query (WHATWG URL, section Percent-encoded
 * bytes) and {@code java.net.URI} refuses: Jetty's WebSocket upgrade would answer with 500.
 */
final class QueryRule extends Rule {

    private static final String REFUSED = "\"<>\\^`{|}";

    @Override
    public @Nullable Handler matchAndApply(Handler request) {
        String query = request.getHttpURI().getQuery();
        if (query == null || query.chars().noneMatch(QueryRule::isRefused)) {
            return null;
        }
        StringBuilder encoded = new StringBuilder(query.length() + 16);
        query.chars()
                .forEach(c ->
                        encoded.append(
                                isRefused(c)
                                        ? "%%%02X".formatted(c).toUpperCase(Locale.ROOT)
                                        : String.valueOf((char) c)));
        HttpURI tidy = HttpURI.build(request.getHttpURI()).query(encoded.toString()).asImmutable();
        return new HttpURIHandler(request, tidy);
    }

    private static boolean isRefused(int c) {
        return REFUSED.indexOf(c) >= 0;
    }
}
