package dev.switchboard.router.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** The outcome of forwarding a request to another replica. */
public sealed interface Forwarding {

    /**
     * The replica answers. To be closed; before the end of the body that closes the connection.
     *
     * @param headers those that are for the client
     */
    record Answered(int status, Map<String, List<String>> headers, InputStream body)
            implements Forwarding, AutoCloseable {

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /** There is no such replica any more, so its sessions have ended. */
    record Gone() implements Forwarding {}

    /** Nothing was executed, for that reason; it can be tried again. */
    record NotSent(String why) implements Forwarding {}

    /** The request was sent, and there is no answer, for that reason: it may have taken effect. */
    record Unanswered(String why) implements Forwarding {}
}
