package dev.switchboard.service.admission;

import dev.switchboard.admission.AdmissionCounts;
import dev.switchboard.admission.UpdateAdmission;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tells the log at intervals how many updates were taken; silent while there were none. */
final class AdmissionReport implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(AdmissionReport.class);

    private final UpdateAdmission admission;
    private final AdmissionMetrics metrics;
    private final Duration every;
    private volatile @Nullable Thread thread;

    AdmissionReport(UpdateAdmission admission, AdmissionMetrics metrics, Duration every) {
        this.admission = admission;
        this.metrics = metrics;
        this.every = every;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("admission-report").start(this::report);
    }

    @Override
    public void stop() {
        Thread reporting = thread;
        thread = null;
        if (reporting != null) {
            reporting.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void report() {
        AdmissionCounts before = admission.counts();
        try {
            while (true) {
                Thread.sleep(every);
                AdmissionCounts now = admission.counts();
                if (now.since(before).received() > 0) {
                    logger.info("updates in {} s: {}", every.toSeconds(), line(now.since(before)));
                }
                before = now;
            }
        } catch (InterruptedException e) {
            // stopped; the thread ends here
        }
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
