package dev.switchboard.broadcast.report;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.FanoutStatus;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.service.report.PeriodicReport;
import java.util.Optional;

/** Logs what was delivered; nothing while there are no connections. */
final class FanoutReport implements PeriodicReport.Lines {

    private final Fanout fanout;
    private final ReadProgress progress;
    private FanoutStatus before;

    FanoutReport(Fanout fanout, ReadProgress progress) {
        this.fanout = fanout;
        this.progress = progress;
        this.before = fanout.status();
    }

    @Override
    public Optional<String> next() {
        FanoutStatus now = fanout.status();
        FanoutStatus last = before;
        before = now;
        return now.connections() == 0 && now.messages() == last.messages()
                ? Optional.empty()
                : Optional.of("delivered " + line(last, now));
    }

    private String line(FanoutStatus last, FanoutStatus now) {
        return "messages %d, bytes %d; connections %d, subscriptions %d, fell behind %d, lag %d"
                .formatted(
                        now.messages() - last.messages(),
                        now.bytes() - last.bytes(),
                        now.connections(),
                        now.subscriptions(),
                        now.fellBehind() - last.fellBehind(),
                        progress.lag());
    }
}
