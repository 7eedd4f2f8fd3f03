package dev.switchboard.service.web.problem;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problems for requests that Jetty refuses before they reach a servlet: bad URIs, huge headers. */
public final class ProblemErrorHandler extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        // of HTTP/2 Jetty asks for an upgrade, to which there is none (RFC 9110, section 15.5.22)
        int code =
                status == HttpStatus.UPGRADE_REQUIRED_426
                        ? HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505
                        : status;
        response.setStatus(code);
        String detail = ServerFault.describe(code, message);
        byte[] body = Json.MAPPER.writeValueAsBytes(StatusProblems.of(code, detail));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
