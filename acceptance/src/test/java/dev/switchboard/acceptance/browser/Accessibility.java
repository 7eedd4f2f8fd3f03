package dev.switchboard.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** What axe finds on a page, light and dark. */
final class Accessibility {

    private static final String FINDINGS =
            "const done = arguments[arguments.length - 1];"
                    + "axe.run().then(found => done(found.violations"
                    + ".filter(one => ['serious', 'critical'].includes(one.impact))"
                    + ".map(one => one.id + ': ' + one.nodes.map(n => n.html + ' ' +"
                    + " n.failureSummary).join(' | '))));";

    private static final List<String> THEMES = List.of("light", "dark");

    private Accessibility() {}

    /** Asserts that axe finds nothing serious or critical. */
    static void assertNothingSerious(Page page) throws IOException {
        page.run(axe());
        for (String theme : THEMES) {
            page.run("document.documentElement.dataset.theme = arguments[0]", theme);
            page.awaitTrue("document.getAnimations().length === 0");
            assertThat((List<?>) page.browser().executeAsyncScript(FINDINGS)).as(theme).isEmpty();
        }
    }

    private static String axe() throws IOException {
        try (InputStream script =
                Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
