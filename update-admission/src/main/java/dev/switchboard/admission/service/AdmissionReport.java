package dev.switchboard.admission.service;

import dev.switchboard.admission.AdmissionCounts;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.service.report.PeriodicReport;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Logs how many updates were taken; silent while there were none. */
final class AdmissionReport implements PeriodicReport.Lines {

    private final UpdateAdmission admission;
    private final AdmissionMetrics metrics;
    private AdmissionCounts before;

    AdmissionReport(UpdateAdmission admission, AdmissionMetrics metrics) {
        this.admission = admission;
        this.metrics = metrics;
        this.before = admission.counts();
    }

    @Override
    public Optional<String> next() {
        AdmissionCounts now = admission.counts();
        AdmissionCounts since = now.since(before);
        before = now;
        return since.received() == 0 ? Optional.empty() : Optional.of("updates " + line(since));
    }

    private String line(AdmissionCounts counts) {
        String outcomes =
                "accepted %d, refused %d, not acknowledged %d, in flight %d"
                        .formatted(
                                counts.accepted(),
                                counts.rejected(),
                                counts.saturated(),
                                admission.counts().inFlight());
        return counts.accepted() == 0 ? outcomes : outcomes + "; acknowledged within " + times();
    }

    private String times() {
        return Arrays.stream(metrics.acknowledgeTimes().percentileValues())
                .map(AdmissionReport::percentile)
                .collect(Collectors.joining(", "));
    }

    private static String percentile(ValueAtPercentile value) {
        return "%.1f ms (p%.0f)"
                .formatted(value.value(TimeUnit.MILLISECONDS), value.percentile() * 100);
    }
}
