package dev.switchboard.broadcast;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The broadcast service as a process of its own. It scans no packages: what it is made of is what
 * {@link BroadcastConfiguration} names, here as in one JVM with other services.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(BroadcastConfiguration.class)
public class BroadcastService {

    /** Starts the service; it ends with SIGTERM. */
    public static void main(String[] args) {
        SpringApplication.run(BroadcastService.class, args);
    }
}
