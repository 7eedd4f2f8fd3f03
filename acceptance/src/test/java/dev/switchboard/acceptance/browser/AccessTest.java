package dev.switchboard.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What keeps people out, as far as axe finds it: nothing serious, on every page, light and dark.
 */
final class AccessTest extends BrowserTest {

    private static final String FINDINGS =
            "const done = arguments[arguments.length - 1];"
                    + "axe.run().then(found => done(found.violations"
                    + ".filter(one => ['serious', 'critical'].includes(one.impact))"
                    + ".map(one => one.id + ': ' + one.nodes.map(n => n.html + ' ' +"
                    + " n.failureSummary).join(' | '))));";

    @ParameterizedTest
    @CsvSource({
        "/, light",
        "/, dark",
        "/#/contracts/access, light",
        "/#/contracts/access, dark",
        "/scene, light",
        "/scene, dark"
    })
    void axe_finds_nothing_serious(String path, String theme) throws IOException {
        product().update("access", "Chennai", "active");
        product().update("access", "Chennai", "inactive");
        Page page = page().open(product().url(path));
        page.run("document.documentElement.dataset.theme = arguments[0]", theme);
        page.awaitTrue("document.getAnimations().length === 0");

        page.run(axe());

        assertThat((List<?>) page.browser().executeAsyncScript(FINDINGS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void nor_in_a_form_that_was_refused(String theme) throws IOException {
        Page page = overview();
        page.run("document.documentElement.dataset.theme = arguments[0]", theme);
        page.find("#contract_id").clear();
        page.click("sw-send .strong");
        page.awaitText("#contract_id-wrong", text -> !text.isEmpty());
        page.awaitTrue("document.getAnimations().length === 0");

        page.run(axe());

        assertThat((List<?>) page.browser().executeAsyncScript(FINDINGS)).isEmpty();
        assertThat(page.faults()).singleElement().asString().contains("422");
    }

    private static String axe() throws IOException {
        try (InputStream script =
                Objects.requireNonNull(AccessTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
