package dev.switchboard.service.web;

import dev.switchboard.service.web.body.BodyLimitAdvice;
import dev.switchboard.service.web.body.BodyLimits;
import dev.switchboard.service.web.problem.ProblemConfiguration;
import dev.switchboard.service.web.request.AllowedOrigins;
import dev.switchboard.service.web.request.RequestConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every HTTP answer has in common. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@Import({ProblemConfiguration.class, RequestConfiguration.class, BodyLimitAdvice.class})
public class WebConfiguration {

    @Bean
    AllowedOrigins allowedOrigins(WebSettings settings) {
        return AllowedOrigins.parse(settings.allowedOrigins());
    }

    @Bean
    BodyLimits bodyLimits(WebSettings settings) {
        return new BodyLimits(
                Math.toIntExact(settings.bodyLimit().toBytes()), settings.batchLimit().toBytes());
    }

    @Bean
    ServerCustomizer serverCustomizer() {
        return new ServerCustomizer();
    }

    @Bean
    TraceFilter traceFilter() {
        return new TraceFilter();
    }
}
