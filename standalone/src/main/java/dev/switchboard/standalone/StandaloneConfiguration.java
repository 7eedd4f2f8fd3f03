package dev.switchboard.standalone;

import dev.switchboard.broadcast.BroadcastConfiguration;
import dev.switchboard.ingest.IngestConfiguration;
import dev.switchboard.router.RouterConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The services together. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({IngestConfiguration.class, BroadcastConfiguration.class, RouterConfiguration.class})
class StandaloneConfiguration {}
