package dev.switchboard.service.web.problem;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Problems for whatever ends a request, in a controller or before any is reached. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class})
public class ProblemConfiguration {

    @Bean
    ErrorBodies errorBodies(List<ErrorBody> others) {
        return new ErrorBodies(others);
    }
}
