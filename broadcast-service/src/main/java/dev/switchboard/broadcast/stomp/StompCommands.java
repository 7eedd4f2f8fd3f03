package dev.switchboard.broadcast.stomp;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.Sender;
import dev.switchboard.broadcast.dialect.SubscriptionReader;
import dev.switchboard.broadcast.dialect.Wish;
import dev.switchboard.broadcast.dialect.Wishes;
import dev.switchboard.broadcast.fanout.Connection;
import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.broadcast.fanout.Replay;
import dev.switchboard.broadcast.fanout.Subscription;
import dev.switchboard.broadcast.fanout.SubscriptionRequest;
import dev.switchboard.broadcast.fanout.TooManySubscriptionsException;
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
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/** The frames of a connected session. The thread that reads the socket only. */
final class StompCommands {

    /** Where updates are sent to. */
    static final String UPDATES = "/app/update";

    /** Headers of SUBSCRIBE by which a client wishes; what it subscribes to is the destination. */
    static final List<Wish> WISHES =
            Arrays.stream(Wish.values()).filter(wish -> !wish.isRepeatable()).toList();

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
    void handle(StompHeaderAccessor headers, byte[] body) {
        StompCommand command = headers.getCommand();
        switch (command) {
            case SEND -> send(headers, body);
            case SUBSCRIBE -> subscribe(headers);
            case UNSUBSCRIBE -> unsubscribe(headers);
            case ACK, NACK -> receipt(headers);
            case BEGIN, COMMIT, ABORT ->
                    throw new StompFault(
                            "transactions are not offered: each update is accepted by itself;"
                                    + " send it with an idempotency-key");
            case null, default ->
                    throw new StompFault(command + " is not a frame that clients send");
        }
    }

    /** Answers a receipt where the frame asked for one. */
    void receipt(StompHeaderAccessor headers) {
        String receipt = headers.getReceipt();
        if (receipt != null) {
            answerReceipt(receipt);
        }
    }

    private void answerReceipt(String receipt) {
        writer.answer(version.fromNewest(StompFrames.receipt(receipt)));
    }

    private void subscribe(StompHeaderAccessor headers) {
        String destination = headers.getDestination();
        if (destination == null) {
            throw new StompFault("SUBSCRIBE needs the header destination");
        }
        String id = headers.getSubscriptionId();
        if (id == null && version != StompVersion.V1_0) {
            throw new StompFault("SUBSCRIBE needs the header id");
        }
        String key = id == null ? destination : id;
        if (subscriptions.containsKey(key)) {
            throw new StompFault("there is a subscription with id " + key + " already");
        }
        Filter filter =
                Destination.filter(destination)
                        .orElseThrow(() -> new StompFault(noDestination(destination)));
        SubscriptionRequest request = request(headers, filter);
        StompMessages messages = new StompMessages(version, destination, id);
        subscriptions.put(key, subscribe(request, messages));
        receipt(headers);
    }

    private Subscription subscribe(SubscriptionRequest request, StompMessages messages) {
        try {
            return connection.subscribe(request, messages, context.fanout().now());
        } catch (TooManySubscriptionsException e) {
            throw new StompFault(
                    Problem.of(
                            e.isPassing() ? ProblemKind.UNAVAILABLE : ProblemKind.INVALID_REQUEST,
                            String.valueOf(e.getMessage())));
        }
    }

    private SubscriptionRequest request(StompHeaderAccessor headers, Filter filter) {
        Wishes wishes = Wishes.of(wish -> values(headers, wish));
        return switch (SubscriptionReader.read(wishes, Wish::inQuery, Duration.ZERO)) {
            case SubscriptionReader.Result.Invalid(var kind, var detail, var violations) ->
                    throw new StompFault(Problem.of(kind, detail, violations));
            case SubscriptionReader.Result.Valid(SubscriptionRequest plain) ->
                    plain.with(filter, renewal(plain));
        };
    }

    private static List<String> values(StompHeaderAccessor headers, Wish wish) {
        List<String> values = headers.getNativeHeader(wish.inQuery());
        return values == null || !WISHES.contains(wish) ? List.of() : values;
    }

    /** Only who comes back with a cursor needs it renewed. */
    private Duration renewal(SubscriptionRequest request) {
        boolean usesCursors = request.since() != null || request.replay() != Replay.NONE;
        return usesCursors ? context.renewal() : Duration.ZERO;
    }

    private void unsubscribe(StompHeaderAccessor headers) {
        String id = headers.getSubscriptionId();
        String key = id == null ? headers.getDestination() : id;
        if (key == null) {
            throw new StompFault("UNSUBSCRIBE needs the header id");
        }
        Subscription subscription = subscriptions.remove(key);
        if (subscription != null) {
            connection.unsubscribe(subscription);
        }
        // once no message of it can follow
        connection.afterwards(() -> receipt(headers));
    }

    private void send(StompHeaderAccessor headers, byte[] body) {
        String destination = headers.getDestination();
        if (!UPDATES.equals(destination)) {
            throw new StompFault(
                    "there is nothing to send to at " + destination + "; updates go to " + UPDATES);
        }
        if (headers.getFirstNativeHeader("transaction") != null) {
            throw new StompFault("transactions are not offered");
        }
        String key = headers.getFirstNativeHeader(StompHeaders.IDEMPOTENCY_KEY);
        if (key != null) {
            Sender.keyFault(key)
                    .ifPresent(fault -> {
                        throw new StompFault("idempotency-key " + fault);
                    });
        }
        if (!connection.owesAnswer()) {
            // the farewell comes instead: it is not taken
            return;
        }
        String receipt = headers.getReceipt();
        var _ =
                context.admission()
                        .update(body, new Sender("", key))
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

    private static String noDestination(String destination) {
        return "there is no destination "
                + destination
                + "; there are "
                + Destination.list()
                + ", ids percent-encoded";
    }
}
