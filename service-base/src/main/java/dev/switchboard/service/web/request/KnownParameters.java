package dev.switchboard.service.web.request;

import dev.switchboard.service.openapi.ProblemAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds the query of each described call, one with {@link ProblemAnswers}, against the parameters
 * that its method has ({@link RequestParam}); a list may have several values. A method that takes
 * all of them as a map judges them itself. Thread-safe.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<Method, CallParameters> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null
                && request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(ProblemAnswers.class)
                && !takesAll(method)) {
            known.computeIfAbsent(method.getMethod(), _ -> parameters(method))
                    .require(sent(request));
        }
        return true;
    }

    private static Map<String, List<String>> sent(HttpServletRequest request) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> sent.put(name, List.of(values)));
        return sent;
    }

    private static boolean takesAll(HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    && Map.class.isAssignableFrom(parameter.getParameterType())) {
                return true;
            }
        }
        return false;
    }

    private static CallParameters parameters(HandlerMethod method) {
        Set<String> names = new HashSet<>();
        Set<String> repeatable = new HashSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
            if (query != null) {
                parameter.initParameterNameDiscovery(NAMES);
                String name =
                        query.name().isEmpty()
                                ? Objects.requireNonNull(parameter.getParameterName())
                                : query.name();
                names.add(name);
                if (Collection.class.isAssignableFrom(parameter.getParameterType())) {
                    repeatable.add(name);
                }
            }
        }
        return new CallParameters(names, repeatable);
    }
}
