package dev.switchboard.broadcast.drain;

import dev.switchboard.broadcast.dialect.Entrance;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.LeavePatience;
import dev.switchboard.broadcast.fanout.ReconnectDelay;
import dev.switchboard.broadcast.settings.BroadcastSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes leave of subscribers before the node stops. */
@Configuration(proxyBeanMethods = false)
public class DrainConfiguration {

    @Bean
    LeavePatience leavePatience() {
        return LeavePatience.DEFAULT;
    }

    @Bean
    Drain drain(
            Entrance entrance, Fanout fanout, BroadcastSettings settings, LeavePatience patience) {
        ReconnectDelay delay =
                new ReconnectDelay(settings.reconnectAfter(), settings.reconnectWithin());
        return new Drain(entrance, fanout, delay, patience);
    }
}
