package dev.switchboard.admission.service;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.admission.log.KafkaUpdateLog;
import dev.switchboard.admission.log.UpdateLog;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.report.PeriodicReport;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one {@link UpdateAdmission} of a JVM, and the topics of contracts. Imported, beside {@code
 * ServiceBaseConfiguration}, by each service that takes updates.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdmissionProperties.class)
public class AdmissionConfiguration {

    /** The topics under the prefix {@code switchboard.topic-prefix}, normally empty. */
    @Bean
    Topics topics(@Value("${switchboard.topic-prefix:}") String prefix) {
        return new Topics(prefix);
    }

    @Bean
    NamedSchemas admissionSchemas() {
        return AdmissionSchemas.all();
    }

    @Bean
    UpdateLog updateLog(KafkaConnection kafka, Topics topics) {
        return new KafkaUpdateLog(kafka.producer(), topics);
    }

    @Bean
    AdmissionMetrics admissionMetrics(MeterRegistry registry) {
        return new AdmissionMetrics(registry);
    }

    @Bean
    UpdateAdmission updateAdmission(
            UpdateLog log, AdmissionMetrics metrics, AdmissionProperties properties) {
        UpdateAdmission admission =
                new UpdateAdmission(log, InstantSource.system(), metrics, properties.limits());
        metrics.count(admission);
        return admission;
    }

    @Bean
    PeriodicReport admissionReport(
            UpdateAdmission admission, AdmissionMetrics metrics, AdmissionProperties properties) {
        return new PeriodicReport(
                LoggerFactory.getLogger(UpdateAdmission.class),
                properties.reportEvery(),
                new AdmissionReport(admission, metrics));
    }
}
