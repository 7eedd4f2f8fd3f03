package dev.switchboard.router.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConformanceConfigurationTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(ConformanceConfiguration.class);

    @Test
    void fixtures_are_not_offered_where_nobody_asks_for_them() {
        runner.run(context -> assertThat(context).doesNotHaveBean(ConformanceSource.class));
    }

    @Test
    void fixtures_are_offered_with_the_profile() {
        runner.withPropertyValues("spring.profiles.active=conformance")
                .run(context -> assertThat(context).hasSingleBean(ConformanceSource.class));
    }
}
