package dev.switchboard.admission;

import dev.switchboard.admission.Admission.Accepted;
import dev.switchboard.admission.Admission.Rejected;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.model.json.Json;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, times and logs every admission, from opening to the outcome. Thread-safe. */
final class AdmissionRecorder {

    private static final Logger logger = LoggerFactory.getLogger(UpdateAdmission.class);

    private final LongAdder received = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder saturated = new LongAdder();
    private final AdmissionListener listener;

    AdmissionRecorder(AdmissionListener listener) {
        this.listener = listener;
    }

    Entry open() {
        received.increment();
        return new Entry(System.nanoTime());
    }

    AdmissionCounts counts() {
        // outcomes first: what is received meanwhile then counts as in flight, never below zero
        long acceptedNow = accepted.sum();
        long rejectedNow = rejected.sum();
        long saturatedNow = saturated.sum();
        return new AdmissionCounts(received.sum(), acceptedNow, rejectedNow, saturatedNow);
    }

    /** One admission under way; settled once. */
    final class Entry {

        private final long openedNanos;

        private Entry(long openedNanos) {
            this.openedNanos = openedNanos;
        }

        Admission settle(Admission admission) {
            switch (admission) {
                case Accepted(var contractId, var messageId) -> {
                    accepted.increment();
                    logger.debug("accepted {} as {}", contractId, messageId);
                }
                case Rejected refusal -> {
                    rejected.increment();
                    logRefusal(refusal);
                }
                case Saturated(var detail, _) -> {
                    saturated.increment();
                    logger.debug("not acknowledged: {}", detail);
                }
            }
            listener.settled(admission, Duration.ofNanos(System.nanoTime() - openedNanos));
            return admission;
        }

        private void logRefusal(Rejected refusal) {
            if (logger.isDebugEnabled()) {
                // as JSON, in which no field name or value of the sender's can begin a new line
                logger.debug(
                        "refused: {} {}",
                        refusal.detail(),
                        Json.MAPPER.writeValueAsString(refusal.violations()));
            }
        }
    }
}
