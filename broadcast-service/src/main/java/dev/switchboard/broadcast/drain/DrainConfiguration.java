package dev.switchboard.broadcast.drain;

import dev.switchboard.broadcast.fanout.DrainTimeouts;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.ReconnectDelay;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import dev.switchboard.broadcast.subscription.ConnectionAdmission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Drains connections before the node stops. */
@Configuration(proxyBeanMethods = false)
public class DrainConfiguration {

    @Bean
    DrainTimeouts drainTimeouts() {
        return DrainTimeouts.DEFAULT;
    }

    @Bean
    Drain drain(
            ConnectionAdmission connectionAdmission,
            Fanout fanout,
            BroadcastSettings settings,
            DrainTimeouts patience) {
        ReconnectDelay delay =
                new ReconnectDelay(settings.reconnectAfter(), settings.reconnectWithin());
        return new Drain(connectionAdmission, fanout, delay, patience);
    }
}
