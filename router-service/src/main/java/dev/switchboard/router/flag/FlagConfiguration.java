package dev.switchboard.router.flag;

import dev.openfeature.sdk.OpenFeatureAPI;
import dev.switchboard.model.schema.NamedSchemas;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;

/** Feature flags, and how they are changed. */
@Configuration(proxyBeanMethods = false)
@Import(FlagsController.class)
public class FlagConfiguration {

    private static final int ANSWER_WITHIN_S = 2;

    @Bean
    FlagProvider flagProvider(Environment environment) {
        return new FlagProvider(EnvironmentFlags.read(environment::getProperty));
    }

    /** Under a domain of its own: OpenFeature has one registry for all of a JVM. */
    @Bean
    FeatureFlags featureFlags(FlagProvider provider) {
        String domain = "switchboard-" + UUID.randomUUID();
        OpenFeatureAPI.getInstance().setProviderAndWait(domain, provider);
        return new FeatureFlags(OpenFeatureAPI.getInstance().getClient(domain));
    }

    @Bean
    FlagStore flagStore(DataSource dataSource) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(ANSWER_WITHIN_S);
        return new FlagStore(JdbcClient.create(template));
    }

    @Bean
    FlagWatch flagWatch(FlagStore store, FlagProvider provider, FeatureFlags flags) {
        return new FlagWatch(store, provider, flags);
    }

    @Bean
    FlagNews flagNews(RedisClient redis, FlagWatch watch) {
        return new FlagNews(redis, watch::look);
    }

    @Bean
    FlagAdministration flagAdministration(
            FlagStore store, FlagProvider provider, FlagWatch watch, FlagNews news) {
        return new FlagAdministration(store, provider, watch, news);
    }

    @Bean
    FlagGates flagGates(FeatureFlags flags) {
        return new FlagGates(flags);
    }

    @Bean
    NamedSchemas flagSchemas() {
        return FlagSchemas.all();
    }
}
