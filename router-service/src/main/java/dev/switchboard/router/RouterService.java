package dev.switchboard.router;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The router as a process of its own. It scans no packages: what it is made of is what {@link
 * RouterConfiguration} names, here as in one JVM with other services.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(RouterConfiguration.class)
public class RouterService {

    /** Starts the service; it ends with SIGTERM. */
    public static void main(String[] args) {
        SpringApplication.run(RouterService.class, args);
    }
}
