package dev.switchboard.broadcast.stomp;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.broadcast.fanout.Connection;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.broadcast.fanout.ReplayMode;
import dev.switchboard.broadcast.fanout.Subscription;
import dev.switchboard.broadcast.fanout.SubscriptionRequest;
import dev.switchboard.broadcast.fanout.TooManySubscriptionsException;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.FeedNames.FilterName;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.SubscriptionParameter;
import dev.switchboard.broadcast.subscription.SubscriptionParameters;
import dev.switchboard.broadcast.subscription.SubscriptionReader;
import dev.switchboard.broadcast.subscription.ViewReadiness;
import dev.switchboard.broadcast.websocket.FrameWriter;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;

/** The frames of a connected session. The thread that reads the socket only. */
final class StompCommands {

    /** Where updates are sent to. */
    static final String UPDATES = "/app/update";

    /** Headers of SUBSCRIBE that are parameters; what it subscribes to is the destination. */
    static final List<SubscriptionParameter> PARAMETERS =
            Arrays.stream(SubscriptionParameter.values())
                    .filter(parameter -> !parameter.isRepeatable())
                    .toList();

    private final StompContext context;
    private final StompVersion version;
    private final Connection connection;
    private final FrameWriter writer;
    private final BiConsumer<Problem, @Nullable String> end;
    private final Map<String, Subscription> subscriptions = new HashMap<>();

    /**
     * @param end ends the session with a problem and the receipt id asked for
     */
    StompCommands(
            StompContext context,
            StompVersion version,
            Connection connection,
            FrameWriter writer,
            BiConsumer<Problem, @Nullable String> end) {
        this.context = context;
        this.version = version;
        this.connection = connection;
        this.writer = writer;
        this.end = end;
    }

    /**
     * Does what a frame asks for.
     *
     * @throws StompFault when it can't be done; the session must end
     */
    void handle(ReceivedFrame frame) {
        StompCommand command = frame.command();
        refuseTransactions(frame);
        switch (command) {
            case SEND -> send(frame);
            case SUBSCRIBE -> subscribe(frame);
            case UNSUBSCRIBE -> unsubscribe(frame);
            case ACK, NACK -> {
                Acknowledgements.require(frame, version);
                receipt(frame);
            }
            default -> throw new StompFault(command + " is not a frame that clients send");
        }
    }

    /** Answers a receipt where the frame asked for one. */
    void receipt(ReceivedFrame frame) {
        String receipt = frame.receipt();
        if (receipt != null) {
            answerReceipt(receipt);
        }
    }

    private void answerReceipt(String receipt) {
        writer.answer(StompFrames.receipt(version, receipt));
    }

    private static void refuseTransactions(ReceivedFrame frame) {
        switch (frame.command()) {
            case BEGIN, COMMIT, ABORT -> throw noTransactions();
            case SEND, ACK, NACK -> {
                if (frame.header("transaction") != null) {
                    throw noTransactions();
                }
            }
            default -> {}
        }
    }

    private static StompFault noTransactions() {
        return new StompFault(
                "transactions are not offered: each update is accepted by itself; send it without"
                        + " the header transaction, with an idempotency-key");
    }

    private void subscribe(ReceivedFrame frame) {
        String destination = frame.required("destination");
        String id = version == StompVersion.V1_0 ? frame.header("id") : frame.required("id");
        String key = id == null ? destination : id;
        if (subscriptions.containsKey(key)) {
            throw new StompFault("there is a subscription with id " + key + " already");
        }
        Destination wanted =
                Destination.of(destination, context.feeds())
                        .orElseThrow(() -> new StompFault(noDestination(destination)));
        refuseFilters(frame);
        requireComplete(wanted.feed());
        SubscriptionRequest request = request(frame, wanted.feed().names(), wanted.filter());
        StompMessages messages =
                new StompMessages(
                        version,
                        destination,
                        id,
                        Acknowledgements.areAskedFor(frame.header("ack")));
        subscriptions.put(key, subscribe(wanted.feed().feed(), request, messages));
        receipt(frame);
    }

    /** Passed over, they would let everything through. */
    private void refuseFilters(ReceivedFrame frame) {
        context.feeds().forEach(feed -> refuseFilters(frame, feed.names()));
    }

    private void refuseFilters(ReceivedFrame frame, FeedNames names) {
        for (FilterName filter : names.filters()) {
            String value = frame.header(filter.inQuery());
            if (value != null && !value.isEmpty()) {
                throw new StompFault(
                        "SUBSCRIBE has no header %s; name the %s in the destination: %s"
                                .formatted(
                                        filter.inQuery(), names.keys().plural(), destinations()));
            }
        }
    }

    /** That of contracts was complete before anybody was let in; another one may not be yet. */
    private static void requireComplete(SubscribableFeed feed) {
        if (!feed.isComplete()) {
            throw new StompFault(ViewReadiness.problem());
        }
    }

    private String destinations() {
        return String.join(", ", Destination.addresses(context.feeds()));
    }

    private Subscription subscribe(Feed feed, SubscriptionRequest request, StompMessages messages) {
        try {
            return connection.subscribe(feed, request, messages, feed.now());
        } catch (TooManySubscriptionsException e) {
            throw new StompFault(
                    Problem.of(
                            e.isPassing() ? ProblemKind.UNAVAILABLE : ProblemKind.INVALID_REQUEST,
                            String.valueOf(e.getMessage())));
        }
    }

    private SubscriptionRequest request(ReceivedFrame frame, FeedNames names, Filter filter) {
        SubscriptionParameters parameters =
                SubscriptionParameters.of(parameter -> values(frame, parameter));
        return switch (SubscriptionReader.ofQuery(names, parameters, Duration.ZERO)) {
            case SubscriptionReader.Result.Invalid(var kind, var detail, var violations) ->
                    throw new StompFault(Problem.of(kind, detail, violations));
            case SubscriptionReader.Result.Valid(SubscriptionRequest plain) ->
                    plain.with(filter, renewal(plain));
        };
    }

    private static List<String> values(ReceivedFrame frame, SubscriptionParameter parameter) {
        String value = PARAMETERS.contains(parameter) ? frame.header(parameter.inQuery()) : null;
        // An empty one is as good as none.
        return value == null || value.isEmpty() ? List.of() : List.of(value);
    }

    /** Only who comes back with a cursor needs it renewed. */
    private Duration renewal(SubscriptionRequest request) {
        boolean usesCursors = request.since() != null || request.replay() != ReplayMode.NONE;
        return usesCursors ? context.renewal() : Duration.ZERO;
    }

    private void unsubscribe(ReceivedFrame frame) {
        String id = frame.header("id");
        String key = id == null && version == StompVersion.V1_0 ? frame.header("destination") : id;
        if (key == null) {
            throw new StompFault("UNSUBSCRIBE needs the header id");
        }
        Subscription subscription = subscriptions.remove(key);
        if (subscription != null) {
            connection.unsubscribe(subscription);
        }
        // once no message of it can follow
        connection.afterwards(() -> receipt(frame));
    }

    private void send(ReceivedFrame frame) {
        String destination = frame.required("destination");
        if (!UPDATES.equals(destination)) {
            throw new StompFault(
                    "there is nothing to send to at " + destination + "; updates go to " + UPDATES);
        }
        String given = frame.header(StompHeaders.IDEMPOTENCY_KEY);
        // An empty one is as good as none.
        String key = given == null || given.isEmpty() ? null : given;
        if (key != null) {
            SenderIdentity.keyFault(key)
                    .ifPresent(fault -> {
                        throw new StompFault("idempotency-key " + fault);
                    });
        }
        if (!connection.owesAnswer()) {
            // the reconnect message comes instead: it is not taken
            return;
        }
        String receipt = frame.receipt();
        var _ =
                context.admission()
                        .update(frame.body(), new SenderIdentity("", key))
                        .thenAccept(outcome -> answer(outcome, receipt))
                        .whenComplete((done, failure) -> connection.answered());
    }

    private void answer(Admission outcome, @Nullable String receipt) {
        switch (outcome) {
            case Admission.Accepted accepted -> {
                if (receipt != null) {
                    answerReceipt(receipt);
                }
            }
            case Admission.Rejected(var kind, var detail, var violations) ->
                    end.accept(Problem.of(kind, detail, violations), receipt);
            case Admission.Saturated(var detail, var retryAfter) ->
                    end.accept(
                            Problem.of(
                                    ProblemKind.UNAVAILABLE,
                                    detail + "; try again in " + retryAfter.toSeconds() + " s"),
                            receipt);
        }
    }

    private String noDestination(String destination) {
        return "there is no destination "
                + destination
                + "; there are "
                + destinations()
                + ", ids percent-encoded";
    }
}
