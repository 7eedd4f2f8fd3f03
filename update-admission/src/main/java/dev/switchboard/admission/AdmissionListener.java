package dev.switchboard.admission;

import java.time.Duration;

/** Hears what came of each update. Called on the caller's or on Kafka's thread: must not block. */
@FunctionalInterface
public interface AdmissionListener {

    /** Hears nothing. */
    AdmissionListener NONE = (admission, took) -> {};

    /**
     * @param took from handing in to the outcome
     */
    void settled(Admission admission, Duration took);
}
