package dev.switchboard.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;

/** What every service starts from, with the variables of the test and no others. */
final class ServiceBaseYamlTest {

    @Test
    void log_level_is_info_when_nothing_is_set() throws IOException {
        assertThat(property("logging.level.root", Map.of())).isEqualTo("INFO");
    }

    @Test
    void log_level_says_how_much_is_told() throws IOException {
        assertThat(property("logging.level.root", Map.of("LOG_LEVEL", "DEBUG"))).isEqualTo("DEBUG");
    }

    private static @Nullable String property(String name, Map<String, Object> variables)
            throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("service-base", new ClassPathResource("service-base.yaml"))
                .forEach(sources::addLast);
        return new PropertySourcesPropertyResolver(sources).getProperty(name);
    }
}
