package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Lets nobody through while one of its flags is off, and says which. Thread-safe. */
final class FlagGate extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient FeatureFlags flags;
    private final transient List<FeatureFlag> needed;

    FlagGate(FeatureFlags flags, List<FeatureFlag> needed) {
        this.flags = flags;
        this.needed = List.copyOf(needed);
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        for (FeatureFlag flag : needed) {
            if (!flags.isOn(flag)) {
                refuse(response, flag);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response, FeatureFlag flag) throws IOException {
        Problem problem =
                Problem.of(
                        ProblemKind.FEATURE_OFF,
                        "the feature %1$s is off; see /features/%1$s".formatted(flag));
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(problem));
    }
}
