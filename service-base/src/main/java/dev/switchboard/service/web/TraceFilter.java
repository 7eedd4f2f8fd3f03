package dev.switchboard.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has TRACE refused like any method that a path does not have. Spring dispatches it ({@code
 * spring.mvc.dispatch-trace-request}), but then lets the servlet echo the request with its headers,
 * unless the answer has the type of an echo (RFC 9110, section 9.3.8) already. Thread-safe.
 */
final class TraceFilter extends OncePerRequestFilter {

    private static final String ECHO = "message/http";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("TRACE");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                request,
                new HttpServletResponseWrapper(response) {
                    @Override
                    public String getContentType() {
                        return ECHO;
                    }
                });
    }
}
