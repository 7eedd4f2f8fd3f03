package dev.switchboard.client.send;

import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.Calls;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.rest.QueryString;
import dev.switchboard.client.rest.Reply;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.problem.Problem;
import java.net.http.HttpRequest;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Sends many updates, one part after the other: memory holds one part however many there are, and a
 * part that came to nothing is sent again under its own key. Thread-safe.
 */
public final class BatchSender {

    /** What is left of a key when the number of a part is put behind it. */
    private static final int LONGEST_KEY = 100;

    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final Calls calls;
    private final Addresses addresses;

    public BatchSender(Calls calls, Addresses addresses) {
        this.calls = calls;
        this.addresses = addresses;
    }

    /** Sends updates in their order, and closes the stream. */
    public BatchOutcome updates(Stream<ContractUpdate> updates, @Nullable String key) {
        return send(updates.map(ContractUpdate::toJson), key);
    }

    /** Sends lines of NDJSON in their order, and closes the stream. */
    public BatchOutcome lines(Stream<String> lines, @Nullable String key) {
        return send(lines.map(Part::line), key);
    }

    private BatchOutcome send(Stream<byte[]> source, @Nullable String key) {
        try (source) {
            String chosen = key == null ? Keys.fresh() : Keys.checked(key, LONGEST_KEY);
            return send(source.iterator(), chosen, new BatchTally(chosen));
        }
    }

    private BatchOutcome send(Iterator<byte[]> lines, String key, BatchTally tally) {
        long first = 0;
        while (true) {
            Part part;
            try {
                part = Part.next(lines, first);
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
            BatchOutcome stopped = send(part, key, tally);
            if (stopped != null) {
                return stopped;
            }
            first += part.lines();
        }
    }

    /** Sends one; null when there is nothing against the next. */
    private @Nullable BatchOutcome send(Part part, String key, BatchTally tally) {
        try {
            return switch (calls.make(request(part, key), BatchSender::judge)) {
                case Reply.Done(_, JsonNode body, _) -> {
                    tally.add(part, body);
                    yield null;
                }
                case Reply.Refused(Problem problem) ->
                        tally.stopped(part, NOTHING, Problems.inWords(problem), problem);
                case Reply.NotNow(var why, var problem, _, JsonNode body) ->
                        tally.stopped(part, body, why, problem);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tally.stopped(part.first(), "interrupted");
        }
    }

    private HttpRequest request(Part part, String key) {
        return calls.request(new QueryString().at(addresses.updates(), "/updates"))
                .setHeader("Content-Type", "application/x-ndjson")
                .setHeader("Idempotency-Key", key + ":" + part.first())
                .POST(part.body())
                .build();
    }

    /** An answer that names lines not taken yet asks for the part again. */
    private static Reply judge(Reply reply) {
        if (!(reply instanceof Reply.Done(int status, JsonNode body, var retryAfter))) {
            return reply;
        }
        if (!body.path("accepted").isIntegralNumber()) {
            String otherwise =
                    "what answered with status %d counts no updates: is it Switchboard?"
                            .formatted(status);
            return new Reply.Refused(Problems.read(status, body, otherwise));
        }
        return BatchTally.firstOpen(body).isPresent()
                ? new Reply.NotNow(why(body), null, retryAfter, body)
                : reply;
    }

    private static String why(JsonNode outcome) {
        String unread = outcome.path("unread").path("detail").asString("");
        return unread.isEmpty() ? "Kafka did not acknowledge all of it in time" : unread;
    }
}
