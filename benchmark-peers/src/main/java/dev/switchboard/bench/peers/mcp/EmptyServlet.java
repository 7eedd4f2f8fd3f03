package dev.switchboard.bench.peers.mcp;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The least that a servlet can do with calls of tools: it reads each body, and answers with bytes
 * that lie ready, but for the id, which it copies from where it always is.
 */
public final class EmptyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String ID = "\"id\":\"c-00000000\"";

    private static final String ANSWER =
            """
            {"jsonrpc":"2.0",%s,"result":{"content":[{"type":"text",\
            "text":"This is a simple text response for testing."}],"isError":false}}\
            """
                    .formatted(ID);

    private static final int ID_AT = ANSWER.indexOf(ID);

    /** Serves on a port that the system chooses. */
    public static void main(String[] args) throws IOException {
        JettyServer.serve(new EmptyServlet());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        byte[] answer = ANSWER.getBytes(StandardCharsets.US_ASCII);
        // the id is behind the version in requests as it is in answers
        System.arraycopy(body, ID_AT, answer, ID_AT, ID.length());
        response.setContentType("application/json");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }
}
