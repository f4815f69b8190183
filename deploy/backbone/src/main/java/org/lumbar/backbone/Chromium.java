package org.lumbar.backbone;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, else Playwright's own if somebody installed it; nothing is downloaded. */
public final class Chromium implements AutoCloseable {
    /** The one without windows comes first: the same pages in less time. */
    private static final List<String> ON_THIS_MACHINE = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Path executable) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS));
    }

    /**
     * Starts it; empty if this machine has none, and the tests that need one are to be skipped.
     *
     * @throws IllegalStateException if there is none where {@code CI} is set
     */
    public static Optional<Chromium> start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Optional<Path> executable = Stream.concat(
                        ON_THIS_MACHINE.stream(),
                        Stream.of(playwright.chromium().executablePath()))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty()) {
            playwright.close();
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new IllegalStateException("The browser tests need a Chromium, and this machine has none.");
            }
        }
        return executable.map(found -> new Chromium(playwright, found));
    }

    /** The browser that was started. */
    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
