package dev.switchboard.client.send;

import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.Calls;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.rest.QueryString;
import dev.switchboard.client.rest.Reply;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends many updates, one part after the other: memory holds one part however many there are, and a
 * part that came to nothing is sent again under its key. Thread-safe.
 */
public final class BatchSender {

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
            String chosen = key == null ? Keys.fresh() : Keys.checked(key);
            PartCounts counts = new PartCounts(chosen, settings.listener());
            return send(source.iterator(), chosen, settings, counts);
        }
    }

    private BatchOutcome send(
            Iterator<byte[]> lines, String key, BatchSettings settings, PartCounts counts) {
        int most = settings.linesPerRequest();
        Part rest = null;
        long next = 0;
        while (true) {
            try {
                rest = rest == null ? Part.next(lines, next, most, settings) : rest;
            } catch (RuntimeException e) {
                if (next == 0) {
                    // Nothing was sent: there is no progress to tell of.
                    throw e;
                }
                return counts.stopped(
                        next, FailureKind.GIVEN_UP, "there is no reading on: " + e, null);
            }
            if (rest == null) {
                return counts.complete();
            }
            Attempts attempts = new Attempts(rest.head(most), key);
            BatchOutcome stopped = send(attempts, settings.listener(), counts);
            if (stopped != null) {
                return stopped;
            }
            next = attempts.open;
            most = attempts.nextMost(most, settings.linesPerRequest());
            rest = rest.from(next);
        }
    }

    /** Sends a part; null when there is nothing against what follows. */
    private @Nullable BatchOutcome send(
            Attempts attempts, BatchListener listener, PartCounts counts) {
        try {
            Reply reply =
                    calls.make(
                            attempts::request,
                            body -> body.path("accepted").isIntegralNumber(),
                            attempts::judge,
                            listener::retrying);
            return switch (reply) {
                case Reply.Done(JsonNode body, Duration retryAfter) -> {
                    counts.add(attempts.asked, body, attempts.open);
                    yield attempts.open == attempts.asked.end() || calls.await(retryAfter)
                            ? null
                            : counts.stopped(
                                    attempts.open, FailureKind.NOT_NOW, why(body), problem(body));
                }
                case Reply.Refused(Problem problem) ->
                        counts.stopped(
                                attempts.open,
                                FailureKind.REFUSED,
                                Problems.inWords(problem),
                                problem);
                case Reply.Foreign(var why) ->
                        counts.stopped(attempts.open, FailureKind.FOREIGN, why, null);
                case Reply.NotNow(var kind, var why, var problem, _, _) ->
                        counts.stopped(attempts.open, kind, why, problem);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return counts.stopped(attempts.open, FailureKind.GIVEN_UP, "interrupted", null);
        }
    }

    /**
     * A part on its way. After an attempt without an answer the next one asks for half of it: the
     * server may need longer than an attempt may take, as where it keeps its callers to a rate.
     */
    private final class Attempts {

        private final Part part;
        private final String key;
        private Part asked;

        /** The first line whose outcome is not known. */
        private long open;

        Attempts(Part part, String key) {
            this.part = part;
            this.key = key;
            this.asked = part;
            this.open = part.first();
        }

        HttpRequest request() {
            URI updates =
                    new QueryString()
                            .add("first", asked.first() == 0 ? null : asked.first())
                            .at(addresses.updates(), "/updates");
            return calls.request(updates)
                    .setHeader("Content-Type", "application/x-ndjson")
                    .setHeader("Idempotency-Key", key)
                    .POST(asked.body())
                    .build();
        }

        /** An answer by which none of it was taken or refused asks for it again. */
        Reply judge(Reply reply) {
            if (!(reply instanceof Reply.Done(JsonNode body, var retryAfter))) {
                if (reply instanceof Reply.NotNow notNow
                        && notNow.kind() == FailureKind.NO_ANSWER) {
                    asked = asked.head(asked.lines().size() / 2);
                }
                return reply;
            }
            long told = PartCounts.firstOpen(body).orElse(asked.end());
            open = Math.clamp(told, asked.first(), asked.end());
            return open > asked.first()
                    ? reply
                    : new Reply.NotNow(
                            FailureKind.NOT_NOW, why(body), problem(body), retryAfter, body);
        }

        /** How many lines go out next: as many as went through, and more again bit by bit. */
        int nextMost(int most, int atMost) {
            int through = asked.lines().size();
            return through < part.lines().size() ? through : Math.min(2 * most, atMost);
        }
    }

    private static Problem problem(JsonNode outcome) {
        return Problem.of(ProblemKind.UNAVAILABLE, why(outcome));
    }

    private static String why(JsonNode outcome) {
        String unread = outcome.path("unread").path("detail").asString("");
        return unread.isEmpty() ? "Kafka did not acknowledge all of it in time" : unread;
    }
}
