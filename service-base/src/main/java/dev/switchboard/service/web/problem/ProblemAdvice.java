package dev.switchboard.service.web.problem;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever ends a request into a problem (RFC 9457). */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger incidents = LoggerFactory.getLogger(ProblemAdvice.class);

    static final MediaType PROBLEM_JSON = MediaType.parseMediaType(Problem.MEDIA_TYPE);

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException e) {
        HttpHeaders headers = new HttpHeaders();
        e.headers().forEach(headers::set);
        return answer(e.problem(), headers);
    }

    /** Jetty reads parameters only when they are asked for, and then may find them unreadable. */
    @ExceptionHandler({
        HttpException.RuntimeException.class,
        HttpException.IllegalArgumentException.class,
        HttpException.IllegalStateException.class
    })
    ResponseEntity<Object> unreadable() {
        return answer(
                Problem.of(
                        ProblemKind.INVALID_REQUEST,
                        "the query cannot be read: parameters are percent-encoded UTF-8"),
                new HttpHeaders());
    }

    /** What nobody expected: the sender gets an incident id, the log the whole story under it. */
    @ExceptionHandler(Throwable.class)
    ResponseEntity<Object> unexpected(Throwable failure, HttpServletRequest request) {
        String incident = UUID.randomUUID().toString();
        incidents.error(
                "incident {}: {} {}",
                incident,
                request.getMethod(),
                Objects.requireNonNullElse(
                        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                        request.getRequestURI()),
                failure);
        return answer(
                Problem.of(
                        ProblemKind.INTERNAL_ERROR,
                        "an unexpected error; the log has it as incident " + incident),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Problem problem = RequestProblems.of(e, status.value(), request);
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(PROBLEM_JSON);
        if (e instanceof HttpRequestMethodNotSupportedException method) {
            all.setAllow(allowed(method));
        }
        return super.handleExceptionInternal(e, problem, all, status, request);
    }

    /** As OPTIONS lists them. */
    private static Set<HttpMethod> allowed(HttpRequestMethodNotSupportedException e) {
        Set<HttpMethod> allowed =
                new LinkedHashSet<>(
                        Objects.requireNonNullElse(e.getSupportedHttpMethods(), Set.of()));
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        return allowed;
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        headers.setContentType(PROBLEM_JSON);
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }
}
