package dev.switchboard.service.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every HTTP answer has in common. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {

    @Bean
    AllowedOrigins allowedOrigins(@Value("${ALLOWED_ORIGINS:}") String commaSeparated) {
        return AllowedOrigins.parse(commaSeparated);
    }
}
