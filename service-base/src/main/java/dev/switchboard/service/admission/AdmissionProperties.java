package dev.switchboard.service.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of admission.
 *
 * @param reportEvery how often the log tells how many updates were taken; at least a second
 */
@ConfigurationProperties(prefix = "switchboard.admission", ignoreUnknownFields = false)
record AdmissionProperties(@DefaultValue("1m") Duration reportEvery) {
    AdmissionProperties {
        if (reportEvery.toMillis() < 1_000) {
            throw new IllegalArgumentException(
                    "switchboard.admission.report-every must be at least 1s, is " + reportEvery);
        }
    }
}
