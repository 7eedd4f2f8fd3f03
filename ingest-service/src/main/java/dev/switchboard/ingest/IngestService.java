package dev.switchboard.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The ingest service as a process of its own. It scans no packages: what it is made of is what
 * {@link IngestConfiguration} names, here as in one JVM with other services.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class IngestService {

    /** Starts the service; it ends with SIGTERM. */
    public static void main(String[] args) {
        SpringApplication.run(IngestService.class, args);
    }
}
