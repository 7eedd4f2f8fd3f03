package dev.switchboard.bench.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * The page in a browser's window. A script that every document gets before its own ({@code
 * frames.js}) records when it gets frames. One thread.
 */
public final class BrowserPage {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DevTools tools;
    private final String session;

    private BrowserPage(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    static BrowserPage attach(DevTools tools, String target) throws IOException {
        Map<String, ?> parameters = Map.of("targetId", target, "flatten", true);
        JsonNode attached = tools.call(null, "Target.attachToTarget", parameters);
        BrowserPage page = new BrowserPage(tools, attached.path("sessionId").asString());
        page.call("Page.enable", Map.of());
        page.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", recorder()));
        return page;
    }

    private static String recorder() throws IOException {
        try (InputStream script =
                Objects.requireNonNull(BrowserPage.class.getResourceAsStream("frames.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Opens an address in a new document. */
    public void open(String url) throws IOException {
        JsonNode answer = call("Page.navigate", Map.of("url", url));
        if (answer.has("errorText")) {
            throw new IOException(url + ": " + answer.path("errorText").asString());
        }
    }

    /** The value of an expression; that of a promise once it is kept. */
    public JsonNode ask(String expression) throws IOException {
        JsonNode answer =
                call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until an expression, or what it promises, is true. */
    public void await(String expression) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!ask("Promise.resolve(" + expression + ").then(Boolean)").asBoolean()) {
            if (System.nanoTime() > until) {
                throw new IOException("the page is not as expected: " + expression);
            }
            Chromium.pause(Duration.ofMillis(100));
        }
    }

    /** Turns the mouse's wheel above a point, and does not wait for the page to follow. */
    public void wheel(int x, int y, int pixels) throws IOException {
        // nobody waits for the answer: a page that is late must not slow the hand that scrolls
        var _ =
                tools.start(
                        session,
                        "Input.dispatchMouseEvent",
                        Map.of(
                                "type",
                                "mouseWheel",
                                "x",
                                x,
                                "y",
                                y,
                                "deltaX",
                                0,
                                "deltaY",
                                pixels));
    }

    /** Lets time pass. */
    public void watch(Duration time) throws IOException {
        Chromium.pause(time);
    }

    /** Begins to record frames. */
    public void record() throws IOException {
        ask("frameRecorder.begin()");
    }

    /** What was recorded since. */
    public Frames recorded() throws IOException {
        return Frames.of(ask("frameRecorder.end()"));
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws IOException {
        return tools.call(session, method, parameters);
    }
}
