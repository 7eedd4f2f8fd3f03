package dev.switchboard.broadcast.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads repeatable parameters as they are: contract ids may contain commas. */
final class Parameters {

    private Parameters() {}

    static List<String> all(HttpServletRequest request, String name) {
        String @Nullable [] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }
}
