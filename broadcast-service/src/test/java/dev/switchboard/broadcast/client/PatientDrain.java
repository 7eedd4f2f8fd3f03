package dev.switchboard.broadcast.client;

import dev.switchboard.broadcast.fanout.DrainTimeouts;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** For nodes that stop: their clients have the time they need, however busy the machine is. */
@Configuration(proxyBeanMethods = false)
public class PatientDrain {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Bean
    @Primary
    DrainTimeouts patience() {
        return new DrainTimeouts(LONG, LONG, LONG);
    }
}
