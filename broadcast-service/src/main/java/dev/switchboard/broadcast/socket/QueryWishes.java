package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.dialect.Wishes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Reads what a client wishes from the query of its URI. */
final class QueryWishes {

    private QueryWishes() {}

    static Wishes of(URI uri) {
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUri(uri).build().getQueryParams();
        return Wishes.of(wish ->
                query.getOrDefault(wish.inQuery(), List.of()).stream()
                        .map(QueryWishes::decode)
                        .toList());
    }

    private static String decode(@Nullable String value) {
        // In a query a plus is a space (WHATWG URL, application/x-www-form-urlencoded).
        return value == null
                ? ""
                : UriUtils.decode(value.replace("+", " "), StandardCharsets.UTF_8);
    }
}
