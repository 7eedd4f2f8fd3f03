package dev.switchboard.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A page in the browser, in words of what is on it.
 *
 * <p>Every part of a page paints by itself, with a frame of its own: that one shows a change says
 * nothing of another, so what a test expects of each is awaited.
 */
final class Page {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final ChromeDriver browser;
    private final List<String> faultsLeftBehind = new ArrayList<>();

    Page(ChromeDriver browser) {
        this.browser = browser;
    }

    ChromeDriver browser() {
        return browser;
    }

    /** Opens an address in a new document and waits until the page is live. */
    Page open(String url) {
        leave();
        browser.get(url);
        return awaitState("Live");
    }

    /**
     * Ends the page that is shown. Without an empty page between, an address that differs only in
     * its fragment would keep the document, and nobody could tell which of two pages a fault in the
     * log is from. The page goes there by itself: sent there by the driver, the browser would take
     * a new renderer for the empty page and another for the next.
     */
    void leave() {
        run("location.replace('about:blank')");
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> "about:blank".equals(browser.getCurrentUrl()));
        faultsLeftBehind.addAll(faults());
    }

    void resize(int width, int height) {
        browser.manage().window().setSize(new Dimension(width, height));
    }

    /**
     * Looks at the page as a screen of that size shows it, which may be narrower than a window can
     * be, and then as before.
     */
    void onScreen(int width, int height, Runnable look) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        try {
            awaitTrue("innerWidth === " + width);
            look.run();
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    /** Waits until nothing is wider than the window. */
    Page awaitNothingSticksOut() {
        return awaitTrue("document.documentElement.scrollWidth <= innerWidth");
    }

    /** Waits until the connection says so: Live, Lost … */
    Page awaitState(String word) {
        return awaitText(".connection", word::equals);
    }

    /** Waits until the text of what the selector finds is as wanted. */
    Page awaitText(String selector, Predicate<String> wanted) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(text(selector)).matches(wanted, "as wanted"));
        return this;
    }

    /** Waits until the script is true. */
    Page awaitTrue(String script) {
        await().atMost(LONG_ENOUGH).until(() -> Boolean.TRUE.equals(run("return " + script)));
        return this;
    }

    /** The text of what the selector finds; empty where it finds nothing. */
    String text(String selector) {
        Object text = run("return document.querySelector(arguments[0])?.innerText ?? ''", selector);
        return Objects.toString(text, "").strip();
    }

    /** The texts of all that the selector finds. */
    List<String> texts(String selector) {
        Object texts =
                run(
                        "return Array.from(document.querySelectorAll(arguments[0]),"
                                + " e => e.innerText.trim())",
                        selector);
        return ((List<?>) Objects.requireNonNull(texts)).stream().map(Objects::toString).toList();
    }

    /** Waits until these are the texts of all that the selector finds, in this order. */
    Page awaitTexts(String selector, String... wanted) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(texts(selector)).containsExactly(wanted));
        return this;
    }

    /** Waits until the selector finds so many. */
    Page awaitCount(String selector, long wanted) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(count(selector)).isEqualTo(wanted));
        return this;
    }

    /** Waits until the selector finds something that can be seen. */
    Page awaitSome(String selector) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() ->
                        assertThat(
                                        run(
                                                "return [...document.querySelectorAll(arguments[0])]"
                                                        + ".some(e => e.checkVisibility())",
                                                selector))
                                .as(selector)
                                .isEqualTo(true));
        return this;
    }

    long count(String selector) {
        return ((Number)
                        Objects.requireNonNull(
                                run(
                                        "return document.querySelectorAll(arguments[0]).length",
                                        selector)))
                .longValue();
    }

    WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    void click(String selector) {
        find(selector).click();
    }

    /** Clicks what the selector finds and begins with these words, as soon as it is there. */
    void press(String selector, String words) {
        AtomicReference<Object> found = new AtomicReference<>();
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> {
                    found.set(
                            run(
                                    "return [...document.querySelectorAll(arguments[0])].find(e =>"
                                            + " e.innerText.trim().startsWith(arguments[1]))",
                                    selector,
                                    words));
                    assertThat(found.get()).as(words).isNotNull();
                });
        ((WebElement) found.get()).click();
    }

    /** Says yes to what the page asks. */
    void agree() {
        browser.switchTo().alert().accept();
    }

    /** Puts a text into a field, in place of what is there. */
    void type(String selector, String text) {
        WebElement field = find(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Runs a script in the page; what it returns. */
    @Nullable Object run(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }

    /** What the page's own model says, as {@code live}. */
    @Nullable Object ask(String expression) {
        return browser.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                        + "import(new URL('ui/model/live.js', document.baseURI))"
                        + ".then(({live}) => done("
                        + expression
                        + "));");
    }

    /** What an expression of a module of the page's, {@code m}, says, as text; faults too. */
    String evaluate(String module, String expression) {
        Object said =
                browser.executeAsyncScript(
                        "const done = arguments[arguments.length - 1];"
                                + "import(new URL(arguments[0], document.baseURI)).then(m => "
                                + expression
                                + ").then(done, e => done('' + e));",
                        module);
        return Objects.toString(said);
    }

    /** Waits until the page's own model says so. */
    Page awaitAsked(String expression) {
        await().atMost(LONG_ENOUGH).until(() -> Boolean.TRUE.equals(ask(expression)));
        return this;
    }

    /**
     * What went wrong in the page since it was asked last: faults of scripts, refused addresses.
     */
    List<String> faults() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                // what the driver itself does
                .filter(message -> !message.contains("GPU stall due to ReadPixels"))
                .toList();
    }

    /** What went wrong, unasked, in pages that others replaced since this was asked last. */
    List<String> faultsLeftBehind() {
        List<String> faults = List.copyOf(faultsLeftBehind);
        faultsLeftBehind.clear();
        return faults;
    }
}
