package dev.switchboard.acceptance.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, where it has one and a driver for it. */
final class Chromium {

    static final Optional<Path> BROWSER = find("chromium", "google-chrome", "chromium-browser");
    static final Optional<Path> DRIVER = find("chromedriver");

    /** Why the browser tests do not run; empty where they do. */
    static final Optional<String> ABSENT =
            BROWSER.isPresent() && DRIVER.isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            "Chromium and chromedriver are not installed: the pages are not tried");

    private static final List<String> ARGUMENTS =
            List.of(
                    "--headless=new",
                    "--no-sandbox", // tests may run as root, in containers
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--use-angle=swiftshader", // WebGL by software, the same everywhere
                    "--enable-unsafe-swiftshader");

    private Chromium() {}

    /** A window without a screen, of that size in pixels. */
    static ChromeDriver open(int width, int height) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.orElseThrow().toFile());
        options.addArguments(ARGUMENTS);
        options.addArguments("--window-size=" + width + "," + height);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    private static Optional<Path> find(String... names) {
        List<Path> folders =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
