package dev.switchboard.ingest.entry;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.service.kafka.TopicGuard;
import dev.switchboard.service.web.WebLimits;
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

/** Puts the turnstile before the controllers, with its meters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EntrySettings.class)
public class EntryConfiguration {

    @Bean
    CallerRates callerRates(EntrySettings settings) {
        return new CallerRates(settings);
    }

    @Bean
    Turnstile turnstile(
            @Qualifier("ingestTopicGuard") TopicGuard topics,
            UpdateAdmission admission,
            CallerRates rates,
            EntrySettings settings,
            WebLimits limits,
            MeterRegistry registry) {
        Rooms rooms = new Rooms(settings, DataSize.ofBytes(limits.batchBytes()), Rooms.PATIENCE);
        Turnstile turnstile = new Turnstile(topics::wereFound, admission.gate(), rates, rooms);
        count(registry, turnstile, "let-in", EntryCounts::letIn);
        count(registry, turnstile, "busy", EntryCounts::busy);
        count(registry, turnstile, "over-rate", EntryCounts::overRate);
        return turnstile;
    }

    @Bean
    RefusedBodies refusedBodies() {
        return new RefusedBodies();
    }

    @Bean
    WebMvcConfigurer turnstileFirst(Turnstile turnstile) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(turnstile);
            }
        };
    }

    private static void count(
            MeterRegistry registry,
            Turnstile turnstile,
            String outcome,
            ToLongFunction<EntryCounts> of) {
        FunctionCounter.builder("switchboard.requests", turnstile, t -> of.applyAsLong(t.counts()))
                .description("requests that bring updates, by whether they were let in")
                .tag("outcome", outcome)
                .register(registry);
    }
}
