package dev.switchboard.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds of the pages without a browser. */
class PageTest {

    private static final Pattern MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "ui");
    private static final Pattern IMPORT = Pattern.compile("(?m)(?:^import|from) '([^']+)';");
    private static final Pattern OWN = Pattern.compile("(?:src|href)=\"(ui/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "scene.html"})
    void what_a_page_names_is_there(String name) {
        assertThat(OWN.matcher(Page.read(name).html()).results().map(own -> own.group(1)))
                .isNotEmpty()
                .allMatch(file -> new ClassPathResource(file).exists());
    }

    @Test
    void what_its_scripts_import_is_there() throws IOException {
        JsonNode map = new JsonMapper().readTree(map(Page.read("index.html"))).get("imports");
        try (Stream<Path> scripts = Files.walk(SCRIPTS)) {
            for (Path script : scripts.filter(file -> file.toString().endsWith(".js")).toList()) {
                for (MatchResult found :
                        IMPORT.matcher(Files.readString(script)).results().toList()) {
                    assertThat(isThere(script, found.group(1), map))
                            .as("%s imports %s", script, found.group(1))
                            .isTrue();
                }
            }
        }
    }

    private static boolean isThere(Path script, String imported, JsonNode map) {
        if (imported.startsWith(".")) {
            return Files.exists(script.resolveSibling(imported));
        }
        // HTML, section Import maps: the whole name, or else the longest beginning of it
        String entry =
                map.propertyNames().stream()
                        .filter(name ->
                                name.endsWith("/")
                                        ? imported.startsWith(name)
                                        : imported.equals(name))
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow();
        String target = map.get(entry).asString() + imported.substring(entry.length());
        return new ClassPathResource(target.replaceFirst("^\\./", "META-INF/resources/")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "scene.html"})
    void the_policy_lets_in_the_one_script_in_the_page_and_nothing_from_elsewhere(String name)
            throws Exception {
        Page page = Page.read(name);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(map(page).getBytes(UTF_8));
        String hash = Base64.getEncoder().encodeToString(digest);

        assertThat(page.policy())
                .startsWith("default-src 'none';")
                .contains("script-src 'self' 'sha256-" + hash + "';")
                .doesNotContain("http:", "https:", "*", "unsafe-eval");
        assertThat(page.html()).doesNotContain("http://", "https://", "${");
    }

    private static String map(Page page) {
        Matcher found = MAP.matcher(page.html());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
