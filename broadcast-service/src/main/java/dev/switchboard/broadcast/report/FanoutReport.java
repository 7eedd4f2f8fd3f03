package dev.switchboard.broadcast.report;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.FanoutStatus;
import dev.switchboard.broadcast.history.Progress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tells the log at intervals what was delivered; silent while there is nobody to deliver to. */
final class FanoutReport implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(FanoutReport.class);

    private final Fanout fanout;
    private final Progress progress;
    private final Duration every;
    private volatile @Nullable Thread thread;

    FanoutReport(Fanout fanout, Progress progress, Duration every) {
        this.fanout = fanout;
        this.progress = progress;
        this.every = every;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("fanout-report").start(this::report);
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
        FanoutStatus before = fanout.status();
        try {
            while (true) {
                Thread.sleep(every);
                FanoutStatus now = fanout.status();
                if (now.connections() > 0 || now.messages() > before.messages()) {
                    logger.info("delivered in {} s: {}", every.toSeconds(), line(before, now));
                }
                before = now;
            }
        } catch (InterruptedException e) {
            // stopped; the thread ends here
        }
    }

    private String line(FanoutStatus before, FanoutStatus now) {
        return "messages %d, bytes %d; connections %d, subscriptions %d, fell behind %d, lag %d"
                .formatted(
                        now.messages() - before.messages(),
                        now.bytes() - before.bytes(),
                        now.connections(),
                        now.subscriptions(),
                        now.fellBehind() - before.fellBehind(),
                        progress.lag());
    }
}
