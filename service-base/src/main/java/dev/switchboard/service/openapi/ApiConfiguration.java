package dev.switchboard.service.openapi;

import dev.switchboard.model.schema.NamedSchemas;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API: JSON at {@code /v3/api-docs}, a page at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Switchboard")
                                .version(ApiVersion.current())
                                .description(
                                        "Live contract updates on Kafka. Every path also answers"
                                                + " under /api.")
                                .license(new License().name("MIT").identifier("MIT")))
                // relative, so that the page works behind any origin
                .servers(List.of(new Server().url("/")))
                .components(new Components());
    }

    @Bean
    NamedSchemas sharedSchemas() {
        return NamedSchemas.join(List.of(NamedSchemas.shared(), ApiSchemas.all()));
    }

    /** Takes the schemas of every part of every service in this process. */
    @Bean
    OpenApiCustomizer schemas(List<NamedSchemas> schemas) {
        return new SchemaCustomizer(NamedSchemas.join(schemas));
    }

    @Bean
    ProblemResponses problemResponses() {
        return new ProblemResponses();
    }
}
