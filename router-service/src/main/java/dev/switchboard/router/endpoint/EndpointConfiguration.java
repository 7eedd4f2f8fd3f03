package dev.switchboard.router.endpoint;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.server.ServerInfo;
import dev.switchboard.service.openapi.ApiVersion;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoints of the router. */
@Configuration(proxyBeanMethods = false)
public class EndpointConfiguration {

    private static final String INSTRUCTIONS =
            "Contracts and where they are, live. contracts_status tells where a contract is and how"
                    + " it stands, contracts_history what changed, contracts_watch waits for changes,"
                    + " and contracts_submit sends an update, which reaches every subscriber of the"
                    + " feed within milliseconds.";

    @Bean
    Endpoints endpoints(
            Catalog catalog, List<PrimitiveSource> own, EncryptionKeys requestStateKeys) {
        return new RouterEndpoints(
                new ServerInfo("switchboard", "Switchboard", ApiVersion.current()),
                INSTRUCTIONS,
                catalog,
                own,
                requestStateKeys);
    }
}
