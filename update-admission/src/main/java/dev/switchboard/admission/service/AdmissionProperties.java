package dev.switchboard.admission.service;

import dev.switchboard.admission.AdmissionLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of admission.
 *
 * @param reportEvery how often the log tells how many updates were taken; at least a second
 * @param inFlight how many updates may wait for Kafka at once
 * @param inFlightBytes how large they may be together
 */
@ConfigurationProperties(prefix = "switchboard.admission", ignoreUnknownFields = false)
record AdmissionProperties(
        @DefaultValue("1m") Duration reportEvery,
        @DefaultValue("20000") int inFlight,
        @DefaultValue("16MB") DataSize inFlightBytes) {
    AdmissionProperties {
        if (reportEvery.toMillis() < 1_000) {
            throw new IllegalArgumentException(
                    "switchboard.admission.report-every must be at least 1s, is " + reportEvery);
        }
        if (inFlight < 1 || inFlightBytes.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "switchboard.admission.in-flight and in-flight-bytes must be at least 1");
        }
    }

    AdmissionLimits limits() {
        return new AdmissionLimits(inFlight, inFlightBytes.toBytes());
    }
}
