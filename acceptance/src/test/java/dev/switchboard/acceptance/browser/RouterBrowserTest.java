package dev.switchboard.acceptance.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The router's pages, before a server of each test's own. */
abstract class RouterBrowserTest extends BrowserTest {

    static final String LATEST = "sw-latest-calls li";
    static final String CALL = "sw-tool form .strong";

    private static final AtomicInteger SERVERS = new AtomicInteger();

    private WeatherServer weather;

    /** Each test's own: calls stay where others see them. */
    private String name = "";

    @BeforeEach
    void begin() throws IOException {
        weather = new WeatherServer();
        name = "sky-" + SERVERS.incrementAndGet();
    }

    @AfterEach
    void end() {
        page().leave(); // or it asks for the server that is no more
        product().unregister(name);
        weather.close();
    }

    WeatherServer weather() {
        return weather;
    }

    /** Under which {@link #weather} is registered. */
    String name() {
        return name;
    }

    /** The router's name of its tool. */
    String forecast() {
        return name + "__forecast";
    }

    /** Registers the server and waits until its tools are known. */
    void registered() {
        product().register(name, weather.url());
        await().until(() -> product().get("/servers/" + name).path("tools").asInt(0) > 0);
    }

    Page open(String place) {
        page().resize(WIDTH, HEIGHT);
        return page().open(product().url("/router" + place));
    }
}
