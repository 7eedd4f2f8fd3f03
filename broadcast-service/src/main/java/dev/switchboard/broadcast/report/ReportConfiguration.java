package dev.switchboard.broadcast.report;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.history.Progress;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports on the fan-out. */
@Configuration(proxyBeanMethods = false)
public class ReportConfiguration {

    @Bean
    FanoutReport fanoutReport(Fanout fanout, Progress progress, BroadcastSettings settings) {
        return new FanoutReport(fanout, progress, settings.report());
    }

    @Bean
    FanoutMeters fanoutMeters(Fanout fanout, Progress progress) {
        return new FanoutMeters(fanout, progress);
    }
}
