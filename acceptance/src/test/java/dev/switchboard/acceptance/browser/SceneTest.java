package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testkit.soak.Soak;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.Actions;

@Soak
@Tag("pages")
final class SceneTest extends BrowserTest {

    private static final String STAGE = "document.querySelector('sw-scene').stage";

    /** The sites' labels, as far as the window or the legend cuts something off them. */
    private static final String CUT =
            "[...document.querySelectorAll('.site')].filter(label => {"
                    + " const box = label.getBoundingClientRect();"
                    + " const room = document.querySelector('sw-scene').getBoundingClientRect();"
                    + " const legend = document.querySelector('.legend').getBoundingClientRect();"
                    + " return box.left < 0 || box.right > innerWidth || box.top < room.top"
                    + " || box.bottom > legend.top; }).map(label => label.innerText)";

    private Page scene() {
        page().resize(WIDTH, HEIGHT);
        return page().open(product().url("/scene"));
    }

    @Override
    boolean hasOwnProduct() {
        return true;
    }

    @Test
    void contracts_stand_on_their_sites_and_move_when_they_do() {
        product().update("scene-1", "Chennai", "active");
        Page page = scene();
        page.awaitText("[data-location=Chennai]", text -> text.endsWith("1 active, 0 inactive"));
        double there = position("scene-1", "x");

        product().update("scene-1", "Mumbai", "inactive");

        page.awaitText("[data-location=Mumbai]", text -> text.endsWith("0 active, 1 inactive"));
        page.awaitText("[data-location=Chennai]", text -> text.endsWith("0 active, 0 inactive"));
        assertThat(position("scene-1", "x")).isLessThan(there);
    }

    @Test
    void labels_are_whole_in_windows_of_any_shape() {
        product().update("labelled", "Hyderabad", "active");
        Page page = scene();
        page.awaitTrue(STAGE + ".whereIs('labelled') !== undefined");

        for (int[] size : new int[][] {{WIDTH, HEIGHT}, {390, 844}, {1_920, 1_080}}) {
            page.resize(size[0], size[1]);
            page.awaitTrue("(" + CUT + ").length === 0");
            page.awaitTrue(
                    "(({x, y}) => x > 0 && x < innerWidth && y > 0 && y < innerHeight)("
                            + STAGE
                            + ".whereIs('labelled'))");
        }
    }

    @Test
    void what_the_mouse_points_at_is_named() {
        product().update("pointed-at", "Bengaluru", "active");
        Page page = scene();
        page.awaitTrue(STAGE + ".whereIs('pointed-at') !== undefined && " + STAGE + ".frames > 1");

        moveTo("pointed-at").perform();

        page.awaitText(".tip", "pointed-at: active in Bengaluru"::equals);
        page.awaitTrue("document.querySelector('sw-scene canvas').style.cursor === 'pointer'");
    }

    @Test
    void what_is_clicked_shows_its_history() {
        product().update("clicked", "Hyderabad", "active");
        Page page = scene();
        page.awaitTrue(STAGE + ".whereIs('clicked') !== undefined && " + STAGE + ".frames > 1");
        page.awaitTrue("performance.now() > 3000"); // it has grown

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
