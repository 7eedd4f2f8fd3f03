package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.Actions;

final class SceneTest extends BrowserTest {

    private static final String CANVAS = "document.querySelector('sw-scene canvas')";
    private static final String STAGE = "document.querySelector('sw-scene').stage";

    /** The sites' labels, as far as the window or the legend cuts something off them. */
    private static final String CUT =
            "[...document.querySelectorAll('.site')].filter(label => {"
                    + " const box = label.getBoundingClientRect();"
                    + " const room = document.querySelector('sw-scene').getBoundingClientRect();"
                    + " const legend = document.querySelector('.legend').getBoundingClientRect();"
                    + " return box.left < 0 || box.right > innerWidth || box.top < room.top"
                    + " || box.bottom > legend.top; }).map(label => label.innerText)";

    private static final Pattern COUNTS = Pattern.compile("([\\d,]+) active, ([\\d,]+) inactive");

    private Page scene() {
        product().awaitTakenIn(); // what was sent before is not to come now
        page().resize(WIDTH, HEIGHT);
        return page().open(product().url("/scene"));
    }

    @Test
    void contracts_stand_on_their_sites_and_move_when_they_do() {
        product().update("scene-1", "Chennai", "active");
        Page page = scene();
        double there = position("scene-1", "x");
        int[] chennai = counts("Chennai");
        int[] mumbai = counts("Mumbai");

        product().update("scene-1", "Mumbai", "inactive");

        awaitCounts("Mumbai", mumbai[0], mumbai[1] + 1);
        awaitCounts("Chennai", chennai[0] - 1, chennai[1]);
        assertThat(position("scene-1", "x")).isLessThan(there);
    }

    @Test
    void labels_are_whole_in_windows_of_any_shape() {
        product().update("labelled", "Hyderabad", "active");
        Page page = scene();
        awaitStanding("labelled");

        for (int[] size : new int[][] {{1_360, 1_000}, {390, 844}, {1_920, 1_080}}) {
            long before = frames();
            page.onScreen(
                    size[0],
                    size[1],
                    () -> {
                        page.awaitTrue(CANVAS + ".clientWidth === innerWidth");
                        page.awaitTrue(STAGE + ".frames > " + before); // of that size, or after it
                        page.awaitTrue("(" + CUT + ").length === 0");
                        page.awaitTrue(
                                "(({x, y}) => x > 0 && x < innerWidth && y > 0 && y < innerHeight)("
                                        + STAGE
                                        + ".whereIs('labelled'))");
                    });
        }
    }

    private long frames() {
        return ((Number) Objects.requireNonNull(page().run("return " + STAGE + ".frames")))
                .longValue();
    }

    @Test
    void what_the_mouse_points_at_is_named() {
        product().update("pointed-at", "Bengaluru", "active");
        Page page = scene();
        awaitStanding("pointed-at");

        moveTo("pointed-at").perform();

        page.awaitText(".tip", "pointed-at: active in Bengaluru"::equals);
        page.awaitTrue("document.querySelector('sw-scene canvas').style.cursor === 'pointer'");
    }

    @Test
    void what_is_clicked_shows_its_history() {
        product().update("clicked", "Hyderabad", "active");
        Page page = scene();
        awaitStanding("clicked");

        moveTo("clicked").click().perform();

        page.awaitText("sw-contract h2", "clicked"::equals);
        page.awaitText("sw-contract .now", text -> text.contains("active in Hyderabad"));
        page.click(".chosen button");
        page.awaitTrue("document.querySelector('.chosen').hidden");
    }

    @Test
    void a_contract_is_found_without_a_mouse() {
        product().update("typed", "Bengaluru", "inactive");
        Page page = scene();

        page.find(".legend input").sendKeys("typed\n");

        page.awaitText("sw-contract .now", text -> text.startsWith("inactive in Bengaluru"));
    }

    /** How many active and inactive ones the label of a site tells of, once it tells. */
    private int[] counts(String location) {
        String label = "[data-location=" + location + "]";
        page().awaitText(label, text -> COUNTS.matcher(text).find());
        Matcher counts = COUNTS.matcher(page().text(label));
        assertThat(counts.find()).isTrue();
        return new int[] {written(counts.group(1)), written(counts.group(2))};
    }

    private static int written(String number) {
        return Integer.parseInt(number.replace(",", ""));
    }

    private void awaitCounts(String location, int active, int inactive) {
        String counts = "%,d active, %,d inactive".formatted(active, inactive);
        page().awaitText("[data-location=" + location + "]", text -> text.endsWith(counts));
    }

    /** Waits until a contract's object has been drawn and has grown. */
    private void awaitStanding(String contract) {
        page().awaitTrue(
                        "(%1$s.frames > 1 && %1$s.objects.isStill('%2$s'))"
                                .formatted(STAGE, contract));
    }

    /** The mouse goes to a contract's object. */
    private Actions moveTo(String contract) {
        Map<?, ?> at =
                (Map<?, ?>)
                        Objects.requireNonNull(
                                page().run("return " + STAGE + ".whereIs('" + contract + "')"));
        var canvas = page().find("sw-scene canvas");
        int x = (int) Math.round(number(at, "x")) - canvas.getSize().getWidth() / 2;
        int y = (int) Math.round(number(at, "y")) - canvas.getSize().getHeight() / 2;
        return new Actions(page().browser()).moveToElement(canvas, x, y);
    }

    private double position(String contract, String axis) {
        page().awaitTrue(STAGE + ".objects.positionOf('" + contract + "') !== undefined");
        Object position = page().run("return " + STAGE + ".objects.positionOf('" + contract + "')");
        return number((Map<?, ?>) Objects.requireNonNull(position), axis);
    }

    private static double number(Map<?, ?> of, String key) {
        return ((Number) Objects.requireNonNull(of.get(key))).doubleValue();
    }
}
