package dev.switchboard.service.web;

import dev.switchboard.service.web.body.BatchBody;
import dev.switchboard.service.web.request.AllowedOrigins;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of every HTTP edge.
 *
 * @param allowedOrigins origins between commas, see {@link AllowedOrigins}; loopback when empty
 * @param bodyLimit the largest body of a request, where a call has no limit of its own
 * @param batchLimit the largest body of a request with many items, see {@link BatchBody}
 */
@ConfigurationProperties(prefix = "switchboard.web", ignoreUnknownFields = false)
record WebSettings(
        @DefaultValue("") String allowedOrigins,
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("10MB") DataSize batchLimit) {}
