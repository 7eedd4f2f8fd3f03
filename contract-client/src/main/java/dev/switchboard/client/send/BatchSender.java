package dev.switchboard.client.send;

import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.Calls;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.rest.QueryString;
import dev.switchboard.client.rest.Reply;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Sends many updates, one part after the other: memory holds one part however many there are, and a
 * part that came to nothing is sent again under its key. Thread-safe.
 */
public final class BatchSender {

    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final Calls calls;
    private final Addresses addresses;

    public BatchSender(Calls calls, Addresses addresses) {
        this.calls = calls;
        this.addresses = addresses;
    }

    /** Sends updates in their order, and closes the stream. */
    public BatchOutcome updates(
            Stream<ContractUpdate> updates, @Nullable String key, BatchSettings settings) {
        return send(updates.map(ContractUpdate::toJson), key, settings);
    }

    /** Sends lines of NDJSON in their order, and closes the stream. */
    public BatchOutcome lines(Stream<String> lines, @Nullable String key, BatchSettings settings) {
        return send(lines.map(Part::line), key, settings);
    }

    private BatchOutcome send(Stream<byte[]> source, @Nullable String key, BatchSettings settings) {
        try (source) {
            String chosen = key == null ? Keys.fresh() : Keys.checked(key, Keys.LONGEST);
            BatchTally tally = new BatchTally(chosen, settings.listener());
            return send(source.iterator(), chosen, settings, tally);
        }
    }

    private BatchOutcome send(
            Iterator<byte[]> lines, String key, BatchSettings settings, BatchTally tally) {
        long first = 0;
        while (true) {
            Part part;
            try {
                part = Part.next(lines, first, settings.linesPerRequest());
            } catch (RuntimeException e) {
                if (first == 0) {
                    // Nothing was sent: there is no progress to tell of.
                    throw e;
                }
                return tally.stopped(first, "there is no reading on: " + e);
            }
            if (part == null) {
                return tally.complete();
            }
            BatchOutcome stopped = send(part, key, settings.listener(), tally);
            if (stopped != null) {
                return stopped;
            }
            first += part.lines();
        }
    }

    /** Sends one; null when there is nothing against the next. */
    private @Nullable BatchOutcome send(
            Part part, String key, BatchListener listener, BatchTally tally) {
        try {
            Reply reply =
                    calls.make(
                            request(part, key),
                            body -> body.path("accepted").isIntegralNumber(),
                            BatchSender::judge,
                            listener::retrying);
            return switch (reply) {
                case Reply.Done(JsonNode body, _) -> {
                    tally.add(part, body);
                    yield null;
                }
                case Reply.Refused(Problem problem) ->
                        tally.stopped(part, NOTHING, Problems.inWords(problem), problem);
                case Reply.Foreign(var why) -> tally.stopped(part, NOTHING, why, null);
                case Reply.NotNow(var why, var problem, _, JsonNode body) ->
                        tally.stopped(part, body, why, problem);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tally.stopped(part.first(), "interrupted");
        }
    }

    private HttpRequest request(Part part, String key) {
        URI updates =
                new QueryString()
                        .add("first", part.first() == 0 ? null : part.first())
                        .at(addresses.updates(), "/updates");
        return calls.request(updates)
                .setHeader("Content-Type", "application/x-ndjson")
                .setHeader("Idempotency-Key", key)
                .POST(part.body())
                .build();
    }

    /** An answer that names lines not taken yet asks for the part again. */
    private static Reply judge(Reply reply) {
        if (!(reply instanceof Reply.Done(JsonNode body, var retryAfter))
                || BatchTally.firstOpen(body).isEmpty()) {
            return reply;
        }
        Problem problem = Problem.of(ProblemKind.UNAVAILABLE, why(body));
        return new Reply.NotNow(problem.detail(), problem, retryAfter, body);
    }

    private static String why(JsonNode outcome) {
        String unread = outcome.path("unread").path("detail").asString("");
        return unread.isEmpty() ? "Kafka did not acknowledge all of it in time" : unread;
    }
}
