package dev.switchboard.router.audit;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.router.server.CallLog;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends each call to {@code router.calls}. Thread-safe. */
record CallRecorder(EventSender sender, RouterTopics topics, boolean recordsArguments)
        implements CallLog {

    /** Calls of one server go to all partitions: they need no order, and a node keeps as many. */
    @Override
    public void called(CallEvent call) {
        int partition =
                Math.floorMod(
                        call.callId().getLeastSignificantBits(), RouterTopics.CALLS_PARTITIONS);
        sender.offer(() ->
                new ProducerRecord<>(
                        topics.calls().name(),
                        partition,
                        call.target().server().value(),
                        call.toJson()));
    }
}
