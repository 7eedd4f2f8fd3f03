package dev.switchboard.service.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every HTTP answer has in common. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@Import({ProblemAdvice.class, ProblemErrorController.class, BodyLimitAdvice.class})
public class WebConfiguration {

    private static final Duration PREFLIGHT_AGE = Duration.ofMinutes(30);

    @Bean
    AllowedOrigins allowedOrigins(WebSettings settings) {
        return AllowedOrigins.parse(settings.allowedOrigins());
    }

    @Bean
    WebLimits webLimits(WebSettings settings) {
        return new WebLimits(
                Math.toIntExact(settings.bodyLimit().toBytes()), settings.batchLimit().toBytes());
    }

    @Bean
    ServerCustomizer serverCustomizer() {
        return new ServerCustomizer();
    }

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

    @Bean
    TraceFilter traceFilter() {
        return new TraceFilter();
    }

    @Bean
    ErrorBodies errorBodies(List<ErrorBody> others) {
        return new ErrorBodies(others);
    }

    /**
     * Before all filters that answer, so that errors bear the headers too and pages can read them;
     * after those that look at what is answered, so that they see these refusals.
     */
    @Bean
    FilterRegistrationBean<CorsFilter> origins(AllowedOrigins allowed, ErrorBodies errors) {
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
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", rules);
        CorsFilter filter = new CorsFilter(everywhere);
        filter.setCorsProcessor(new OriginProcessor(errors));
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
