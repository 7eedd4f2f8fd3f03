package dev.switchboard.service.web.request;

import dev.switchboard.service.web.problem.ErrorBodies;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What refuses requests for their form or origin. */
@Configuration(proxyBeanMethods = false)
public class RequestConfiguration {

    private static final Duration PREFLIGHT_AGE = Duration.ofMinutes(30);

    /** First of all interceptors: what cannot be meant takes no place and no rate. */
    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /** Last of all filters, so that what others do with refusals is done with these. */
    @Bean
    FilterRegistrationBean<RequestRules> requestRules(ErrorBodies errors) {
        var registration = new FilterRegistrationBean<>(new RequestRules(errors));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    /**
     * Before all filters that answer, so that errors bear the headers too and pages can read them;
     * after those that look at what is answered, so that they see these refusals.
     */
    @Bean
    FilterRegistrationBean<CorsFilter> origins(AllowedOrigins allowed, ErrorBodies errors) {
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", rules(allowed));
        CorsFilter filter = new CorsFilter(everywhere);
        filter.setCorsProcessor(new OriginProcessor(errors));
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    private static CorsConfiguration rules(AllowedOrigins allowed) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOriginPatterns(allowed.patterns());
        rules.setAllowedMethods(
                List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of("*"));
        rules.setExposedHeaders(
                List.of(
                        HttpHeaders.ETAG,
                        HttpHeaders.RETRY_AFTER,
                        HttpHeaders.LOCATION,
                        "Mcp-Session-Id"));
        rules.setMaxAge(PREFLIGHT_AGE);
        return rules;
    }
}
