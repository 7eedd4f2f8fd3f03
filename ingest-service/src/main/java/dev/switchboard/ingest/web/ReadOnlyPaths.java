package dev.switchboard.ingest.web;

import dev.switchboard.model.contract.ContractPaths;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
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
        Optional<String> known =
                PATHS.stream()
                        .filter(pattern -> pattern.matches(path))
                        .map(PathPattern::getPatternString)
                        .findFirst();
        if (known.isEmpty()) {
            return null;
        }
        if (request.getMethod().equals("OPTIONS")) {
            return (HttpRequestHandler)
                    (_, response) -> response.setHeader(HttpHeaders.ALLOW, ALLOWED);
        }
        throw refusal(request.getMethod(), known.get());
    }

    private static ProblemException refusal(String method, String path) {
        return new ProblemException(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        ("%s is not possible at %s, which is no contract; a contract of that name is"
                                        + " removed with DELETE /contracts?contract_id=%s")
                                .formatted(method, path, path.substring(path.lastIndexOf('/') + 1)))
                .with(HttpHeaders.ALLOW, ALLOWED);
    }
}
