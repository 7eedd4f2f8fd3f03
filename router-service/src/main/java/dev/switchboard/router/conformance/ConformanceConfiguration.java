package dev.switchboard.router.conformance;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Offers what the conformance suite calls, where the profile says so. */
@Configuration(proxyBeanMethods = false)
@Profile("conformance")
public class ConformanceConfiguration {

    @Bean
    ConformanceSource conformanceSource() {
        return new ConformanceSource();
    }

    @Bean
    FilterRegistrationBean<SessionEraFilter> sessionEraFilter() {
        FilterRegistrationBean<SessionEraFilter> filter =
                new FilterRegistrationBean<>(new SessionEraFilter());
        filter.addUrlPatterns("/mcp");
        return filter;
    }
}
