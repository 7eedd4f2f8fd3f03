package dev.switchboard.ingest.web;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.ContractPaths;
import dev.switchboard.service.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Answers what is not for reading at paths that look like a contract's and are none, before {@code
 * DELETE /contracts/{contract_id}} could take them for one. Reading is left to others: the
 * broadcast service does it, in this process or in another one behind the same origin. Thread-safe.
 */
final class ReadOnlyPaths extends AbstractHandlerMapping {

    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final List<PathPattern> PATHS =
            ContractPaths.NOT_CONTRACTS.stream()
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();

    ReadOnlyPaths() {
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        if (List.of("GET", "HEAD").contains(request.getMethod())) {
            return null;
        }
        PathContainer path =
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        return PATHS.stream()
                .filter(known -> known.matches(path))
                .findFirst()
                .<HttpRequestHandler>map(
                        known -> (req, response) -> answer(req, response, known.getPatternString()))
                .orElse(null);
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, String path) {
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader(HttpHeaders.ALLOW, ALLOWED);
            return;
        }
        throw new ProblemException(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        ("%s is not possible at %s, which is no contract; a contract of that name is"
                                        + " removed with DELETE /contracts?contract_id=%s")
                                .formatted(
                                        request.getMethod(),
                                        path,
                                        path.substring(path.lastIndexOf('/') + 1)))
                .with(HttpHeaders.ALLOW, ALLOWED);
    }
}
