package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.query.description.QuerySchemas;
import dev.switchboard.model.schema.NamedSchemas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Serves the REST queries. */
@Configuration(proxyBeanMethods = false)
@Import({
    ContractsController.class,
    HistoryController.class,
    CallsController.class,
    StatusController.class
})
public class QueryConfiguration {

    @Bean
    NamedSchemas querySchemas() {
        return QuerySchemas.all();
    }
}
