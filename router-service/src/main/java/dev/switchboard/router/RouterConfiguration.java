package dev.switchboard.router;

import dev.switchboard.router.api.RestConfiguration;
import dev.switchboard.router.audit.AuditConfiguration;
import dev.switchboard.router.catalog.CatalogConfiguration;
import dev.switchboard.router.conformance.ConformanceConfiguration;
import dev.switchboard.router.contracts.ContractToolsConfiguration;
import dev.switchboard.router.endpoint.EndpointConfiguration;
import dev.switchboard.router.flag.FlagConfiguration;
import dev.switchboard.router.gateway.GatewayConfiguration;
import dev.switchboard.router.outbound.OutboundConfiguration;
import dev.switchboard.router.replica.ReplicaConfiguration;
import dev.switchboard.router.routing.RoutingConfiguration;
import dev.switchboard.router.storage.StorageConfiguration;
import dev.switchboard.service.openapi.ApiConfiguration;
import dev.switchboard.service.web.WebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The router, for a process of its own and for one shared with other services. */
@Configuration(proxyBeanMethods = false)
@Import({
    ApiConfiguration.class,
    WebConfiguration.class,
    FlagConfiguration.class,
    GatewayConfiguration.class,
    AuditConfiguration.class,
    CatalogConfiguration.class,
    ContractToolsConfiguration.class,
    EndpointConfiguration.class,
    ConformanceConfiguration.class,
    OutboundConfiguration.class,
    ReplicaConfiguration.class,
    RestConfiguration.class,
    RoutingConfiguration.class,
    StorageConfiguration.class
})
public class RouterConfiguration {}
