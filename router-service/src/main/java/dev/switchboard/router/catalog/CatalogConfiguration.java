package dev.switchboard.router.catalog;

import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundConfiguration;
import dev.switchboard.router.upstream.UpstreamSettings;
import dev.switchboard.router.upstream.Upstreams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The servers that the router knows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CatalogSettings.class, UpstreamSettings.class})
public class CatalogConfiguration {

    @Bean
    Upstreams upstreams(
            UpstreamSettings settings,
            OutboundClient client,
            @Qualifier(OutboundConfiguration.TO_ANY_ADDRESS) OutboundClient clientToAnyAddress) {
        return new Upstreams(settings.limits(), client, clientToAnyAddress);
    }

    @Bean
    Catalog catalog(Upstreams upstreams, CatalogSettings settings) {
        Instant now = Instant.now();
        List<StoredServer> fromFile =
                settings.file().isEmpty()
                        ? List.of()
                        : ServersFile.read(Path.of(settings.file()), System::getenv).stream()
                                .map(it -> new StoredServer(it, Origin.FILE, now, now, null))
                                .toList();
        return new Catalog(upstreams::of, settings, fromFile);
    }

    @Bean
    CatalogTables catalogTables(DataSource dataSource, JdbcClient sql, CatalogSettings settings) {
        return new CatalogTables(
                new ServerTable(sql, new HeaderSecrets(settings.encryptionKeys())),
                new DefinitionTable(sql),
                new ViewTable(sql),
                new ChangeTable(sql),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    @Bean
    CatalogSync catalogSync(Catalog catalog, Upstreams upstreams, CatalogTables tables) {
        return new CatalogSync(catalog, tables, upstreams::endOrphans);
    }

    @Bean
    CatalogAdministration catalogAdministration(
            Catalog catalog, CatalogSync sync, CatalogTables tables) {
        return new CatalogAdministration(catalog, sync, tables);
    }

    @Bean
    ViewAdministration viewAdministration(CatalogSync sync, CatalogTables tables) {
        return new ViewAdministration(sync, tables);
    }
}
