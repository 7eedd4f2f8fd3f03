package dev.switchboard.broadcast.report;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.service.report.PeriodicReport;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports on the fan-out. */
@Configuration(proxyBeanMethods = false)
public class ReportConfiguration {

    @Bean
    PeriodicReport fanoutReport(Fanout fanout, ReadProgress progress, BroadcastSettings settings) {
        return new PeriodicReport(
                LoggerFactory.getLogger(Fanout.class),
                settings.report(),
                new FanoutReport(fanout, progress));
    }

    @Bean
    FanoutMeters fanoutMeters(Fanout fanout, List<TopicFeed<?>> feeds) {
        return new FanoutMeters(fanout, feeds);
    }
}
