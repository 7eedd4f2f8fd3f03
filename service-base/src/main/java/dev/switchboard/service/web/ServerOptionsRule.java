package dev.switchboard.service.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.rewrite.handler.Rule;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code OPTIONS *}, which asks whether there is a server (RFC 9110, section 9.3.7), with
 * the methods that some path or other has.
 */
final class ServerOptionsRule extends Rule {

    @Override
    public @Nullable Handler matchAndApply(Handler request) {
        if (!request.getMethod().equals("OPTIONS") || !"*".equals(request.getHttpURI().getPath())) {
            return null;
        }
        return new Handler(request) {
            @Override
            protected boolean handle(Response response, Callback callback) {
                response.setStatus(HttpStatus.NO_CONTENT_204);
                response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS, POST, DELETE");
                callback.succeeded();
                return true;
            }
        };
    }
}
