package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.openapi.ApiVersion;
import io.swagger.v3.oas.models.ExternalDocumentation;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Serves the description at {@code /asyncapi.json}. */
@Configuration(proxyBeanMethods = false)
@Import(AsyncApiController.class)
public class AsyncApiConfiguration {

    static final String DOCUMENT = "AsyncApi";

    @Bean
    AsyncApi asyncApi(Topics topics, RouterTopics routerTopics, KafkaConnection kafka) {
        return new AsyncApi(
                topics, routerTopics, KafkaServers.of(kafka.admin()), ApiVersion.current());
    }

    @Bean
    NamedSchemas asyncApiSchemas() {
        return new NamedSchemas(
                Map.of(
                        DOCUMENT,
                        Schema.object()
                                .describedAs("An AsyncAPI document.")
                                .with("asyncapi", Schema.constant("3.0.0"))
                                .with("info", Schema.anything())
                                .with("defaultContentType", Schema.string())
                                .with("servers", Schema.anything())
                                .with("channels", Schema.anything())
                                .with("operations", Schema.anything())
                                .with("components", Schema.anything())));
    }

    /** Tells readers of the other description of this one. */
    @Bean
    OpenApiCustomizer asyncApiLink() {
        return api ->
                api.externalDocs(
                        new ExternalDocumentation()
                                .description("Kafka, STOMP, /ws and server-sent events: AsyncAPI")
                                .url("/asyncapi.json"));
    }
}
