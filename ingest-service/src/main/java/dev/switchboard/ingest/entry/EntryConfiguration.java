package dev.switchboard.ingest.entry;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.service.kafka.TopicGuard;
import dev.switchboard.service.web.body.BodyLimits;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the request limiter before the controllers, with its meters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EntrySettings.class)
public class EntryConfiguration {

    @Bean
    CallerRates callerRates(EntrySettings settings) {
        return new CallerRates(settings);
    }

    @Bean
    RequestLimiter limiter(
            @Qualifier("ingestTopicGuard") TopicGuard topics,
            UpdateAdmission admission,
            CallerRates rates,
            EntrySettings settings,
            BodyLimits limits,
            MeterRegistry registry) {
        ConcurrencyLimits concurrencyLimits =
                new ConcurrencyLimits(
                        settings,
                        DataSize.ofBytes(limits.batchBytes()),
                        ConcurrencyLimits.PATIENCE);
        RequestLimiter limiter =
                new RequestLimiter(topics::wereFound, admission.gate(), rates, concurrencyLimits);
        count(registry, limiter, "let-in", EntryCounts::letIn);
        count(registry, limiter, "busy", EntryCounts::busy);
        count(registry, limiter, "over-rate", EntryCounts::overRate);
        return limiter;
    }

    @Bean
    RefusedBodies refusedBodies() {
        return new RefusedBodies();
    }

    @Bean
    WebMvcConfigurer limiterFirst(RequestLimiter limiter) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(limiter);
            }
        };
    }

    private static void count(
            MeterRegistry registry,
            RequestLimiter limiter,
            String outcome,
            ToLongFunction<EntryCounts> of) {
        FunctionCounter.builder("switchboard.requests", limiter, t -> of.applyAsLong(t.counts()))
                .description("requests that bring updates, by whether they were let in")
                .tag("outcome", outcome)
                .register(registry);
    }
}
