package dev.switchboard.client.send;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.RetryingClient;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Batches sent to a server that answers as it is told, and such answers. */
final class Batches {

    static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    static Reply all(Request request) {
        return outcome(202, count(request), 0, "");
    }

    static int count(Request request) {
        return (int) request.body().lines().count();
    }

    static Reply outcome(int status, int accepted, int refused, String refusals) {
        return new Reply(
                status,
                JSON,
                "{\"accepted\": %d, \"refused\": %d, \"refusals\": [%s]}"
                        .formatted(accepted, refused, refusals));
    }

    static String refusal(int index, int status) {
        return """
        {"index": %d, "status": %d, "detail": "no", "violations":
          [{"pointer": "/location", "message": "must be one of Chennai, Mumbai"}]}\
        """
                .formatted(index, status);
    }

    record Sent(BatchOutcome outcome, List<Request> requests) {}

    static Sent lines(int count, Function<Request, Reply> behaviour) throws Exception {
        try (StubServer server = new StubServer(behaviour);
                ContractClient client = RetryingClient.at(server.url(), 3)) {
            BatchOutcome outcome =
                    client.sendLines(
                            IntStream.range(0, count).mapToObj(n -> "{\"n\": " + n + "}"), "bulk");
            return new Sent(outcome, server.requests());
        }
    }

    private Batches() {}
}
