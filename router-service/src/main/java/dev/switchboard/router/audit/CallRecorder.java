package dev.switchboard.router.audit;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.router.server.CallLog;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends each call to {@code router.calls}. Thread-safe. */
record CallRecorder(EventSender sender, RouterTopics topics) implements CallLog {

    /** Calls of one server go to all partitions: they need no order, and a node keeps as many. */
    @Override
    public void called(Supplier<CallEvent> call) {
        sender.offer(() -> {
            CallEvent event = call.get();
            int partition =
                    Math.floorMod(
                            event.callId().getLeastSignificantBits(),
                            RouterTopics.CALLS_PARTITIONS);
            return new ProducerRecord<>(
                    topics.calls().name(),
                    partition,
                    event.target().server().value(),
                    event.toJson());
        });
    }
}
