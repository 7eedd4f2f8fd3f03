package dev.switchboard.service.web.problem;

import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * What Spring finds wrong with a request, in words for its sender. A violation by a parameter
 * points at its name, as if the parameters were one JSON object.
 */
final class RequestProblems {

    private RequestProblems() {}

    static Problem of(Exception e, int status, WebRequest request) {
        return switch (e) {
            case HttpRequestMethodNotSupportedException method ->
                    StatusProblems.of(status, describe(method));
            case HttpMediaTypeNotSupportedException type ->
                    StatusProblems.of(status, describe(type, request));
            case HttpMediaTypeNotAcceptableException type ->
                    StatusProblems.of(
                            status, "the answer is " + list(type.getSupportedMediaTypes()));
            case NoResourceFoundException _, NoHandlerFoundException _ ->
                    StatusProblems.of(status, "there is nothing at " + path(request));
            case HttpMessageNotReadableException body
                    when body.getCause() instanceof BrokenBodyException broken ->
                    Problem.of(ProblemKind.INVALID_REQUEST, broken.detail());
            case HttpMessageNotReadableException body when body.getCause() instanceof IOException ->
                    Problem.of(
                            ProblemKind.INVALID_REQUEST,
                            "the body broke off, nothing came of it for too long, or its chunks are"
                                    + " malformed; send it again");
            case HttpMessageNotReadableException body ->
                    Problem.of(ProblemKind.MALFORMED_JSON, describe(body));
            case AsyncRequestTimeoutException _ ->
                    StatusProblems.of(status, "the answer was not ready in time; try again");
            case MissingServletRequestParameterException missing ->
                    invalid(
                            List.of(
                                    Violation.of(
                                            pointer(missing.getParameterName()),
                                            "is required",
                                            null)));
            case TypeMismatchException mismatch -> invalid(List.of(violation(mismatch)));
            case MethodArgumentNotValidException bean ->
                    invalid(
                            bean.getFieldErrors().stream()
                                    .map(RequestProblems::violation)
                                    .toList());
            case HandlerMethodValidationException method ->
                    invalid(
                            method.getParameterValidationResults().stream()
                                    .map(RequestProblems::violation)
                                    .toList());
            case MissingRequestHeaderException header ->
                    Problem.of(
                            ProblemKind.INVALID_REQUEST,
                            "the header %s is required".formatted(header.getHeaderName()));
            default -> StatusProblems.of(status, "the request cannot be answered");
        };
    }

    private static String path(WebRequest request) {
        Object path = request.getAttribute(SentAttributes.PATH, RequestAttributes.SCOPE_REQUEST);
        return path == null ? "this path" : Excerpt.of(path.toString());
    }

    private static Problem invalid(List<Violation> violations) {
        return Problem.of(
                ProblemKind.INVALID_REQUEST,
                violations.stream().map(Violation::inWords).collect(Collectors.joining("; ")),
                violations);
    }

    private static String describe(HttpRequestMethodNotSupportedException e) {
        String[] supported = e.getSupportedMethods();
        return supported == null
                ? e.getMethod() + " is not possible here"
                : e.getMethod() + " is not possible here; use " + String.join(" or ", supported);
    }

    private static String describe(HttpMediaTypeNotSupportedException e, WebRequest request) {
        String expected = list(e.getSupportedMediaTypes());
        Object unknown =
                request.getAttribute(SentAttributes.CONTENT_TYPE, RequestAttributes.SCOPE_REQUEST);
        if (unknown instanceof String text && !text.isBlank()) {
            return "the Content-Type is \"%s\", which cannot be understood; send %s, in UTF-8"
                    .formatted(Excerpt.of(text), expected);
        }
        String sent = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return sent == null || unknown != null
                ? "the request has no Content-Type; send " + expected
                : "the body is %s; send %s".formatted(Excerpt.of(sent), expected);
    }

    private static String describe(HttpMessageNotReadableException e) {
        return e.getCause() == null
                ? "the request needs a body"
                : "the body is not JSON of the form expected";
    }

    private static Violation violation(TypeMismatchException e) {
        String name =
                e instanceof MethodArgumentTypeMismatchException argument
                        ? argument.getName()
                        : Objects.requireNonNullElse(e.getPropertyName(), "");
        Class<?> required = e.getRequiredType();
        Violation violation = new Violation(pointer(name), expectation(required), text(e), null);
        return required != null && required.isEnum()
                ? violation.allowing(
                        Arrays.stream(required.getEnumConstants()).map(Object::toString).toList())
                : violation;
    }

    private static String expectation(@Nullable Class<?> required) {
        return required != null && ClassUtils.isAssignable(Number.class, required)
                ? "must be a number"
                : "has another form than expected";
    }

    private static @Nullable Object text(TypeMismatchException e) {
        return e.getValue() == null ? null : e.getValue().toString();
    }

    private static Violation violation(FieldError error) {
        return new Violation(
                pointer(error.getField()), message(error), error.getRejectedValue(), null);
    }

    private static Violation violation(ParameterValidationResult result) {
        String name =
                Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
        String message =
                result.getResolvableErrors().stream()
                        .map(RequestProblems::message)
                        .collect(Collectors.joining(" and "));
        return new Violation(pointer(name), message, result.getArgument(), null);
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
    }

    private static String pointer(String name) {
        return "/" + Violation.escape(name);
    }

    private static String list(List<MediaType> types) {
        // The framework gives them in no order.
        return types.stream()
                .sorted(
                        Comparator.comparing(MediaType::isWildcardSubtype)
                                .thenComparing(MediaType::toString))
                .map(MediaType::toString)
                .collect(Collectors.joining(" or "));
    }
}
