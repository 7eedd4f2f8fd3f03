package dev.switchboard.router.api;

import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.router.api.description.DefinitionSchemas;
import dev.switchboard.router.api.description.ImportSchemas;
import dev.switchboard.router.api.description.ServerSchemas;
import dev.switchboard.router.api.description.ToolSchemas;
import dev.switchboard.router.api.description.ViewSchemas;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.registry.RegistryClient;
import dev.switchboard.router.routing.RoutedTools;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Serves the REST API of the router. */
@Configuration(proxyBeanMethods = false)
@Import({
    ServersController.class,
    DefinitionsController.class,
    ImportController.class,
    ToolsController.class,
    ViewsController.class
})
public class RestConfiguration {

    @Bean
    ToolIndex toolIndex(List<PrimitiveSource> sources, RoutedTools routed) {
        return new ToolIndex(sources, routed);
    }

    @Bean
    RegistryClient registryClient(OutboundClient http) {
        return new RegistryClient(http);
    }

    @Bean
    NamedSchemas routerApiSchemas() {
        return NamedSchemas.join(
                List.of(
                        ServerSchemas.all(ServerRequest.TRANSPORTS),
                        DefinitionSchemas.all(
                                DefinitionsPage.MOST, DefinitionsPage.USUAL, ApprovalRequest.MOST),
                        ImportSchemas.all(ImportRequest.MOST_NAMES, ServerImport.MOST),
                        ViewSchemas.all(
                                ViewRequest.LONGEST_DESCRIPTION,
                                NameFilterFields.LONGEST_PATTERN,
                                NameFilterFields.NAME.pattern()),
                        ToolSchemas.all(
                                ToolSearch.MOST,
                                ToolSearch.USUAL,
                                ToolCallRequest.LONGEST_MS,
                                ToolCallRequest.USUAL_MS)));
    }
}
