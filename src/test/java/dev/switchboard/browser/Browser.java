package dev.switchboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a person does with a browser: look, click, type. Whatever is looked for is waited for. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    void open(String url) {
        driver.get(url);
    }

    /** Those of the page that is open. */
    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    /** Another tab, and its handle. */
    String openTab(String url) {
        driver.switchTo().newWindow(WindowType.TAB);
        open(url);
        return tab();
    }

    String tab() {
        return driver.getWindowHandle();
    }

    void showTab(String handle) {
        driver.switchTo().window(handle);
    }

    void closeTab(String handle, String next) {
        showTab(handle);
        driver.close();
        showTab(next);
    }

    /** The room that the page of this tab has, in pixels; a window could not be as narrow as a phone. */
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Whether its user wants dark pages. */
    void dark(boolean wanted) {
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", wanted ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** Runs a script in each page before its own, until what is returned is closed. */
    Runnable before(String script) {
        Object id = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier");
        return () -> driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id));
    }

    /** Clicks the first button or link of these words. */
    void press(String words) {
        retrying(() -> driver.findElement(labelled(words)).click());
    }

    /** Clicks the first element that matches. */
    void click(String css) {
        retrying(() -> driver.findElement(By.cssSelector(css)).click());
    }

    void choose(String css, String option) {
        By wanted = By.xpath("./option[normalize-space(.) = \"" + option + "\"]");
        retrying(() ->
                driver.findElement(By.cssSelector(css)).findElement(wanted).click());
    }

    void type(String css, String text) {
        retrying(() -> {
            WebElement field = driver.findElement(By.cssSelector(css));
            field.clear();
            field.sendKeys(text);
        });
    }

    /** Returns when the element's text contains the words. */
    void awaitText(String css, String words) {
        awaiting(() -> assertThat(text(css)).contains(words));
    }

    /** As {@link #awaitText}, of what is drawn or hidden, too. */
    void awaitContent(String css, String words) {
        awaiting(() -> assertThat(content(css)).contains(words));
    }

    /** Returns when nothing matches, or holds the words, any more. */
    void awaitNone(String css, String words) {
        awaiting(() -> assertThat(text(css)).doesNotContain(words));
    }

    String content(String css) {
        String script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent).join(' ')";
        return String.valueOf(driver.executeScript(script, css));
    }

    String text(String css) {
        List<WebElement> found = driver.findElements(By.cssSelector(css));
        try {
            return found.isEmpty() ? "" : found.get(0).getText();
        } catch (StaleElementReferenceException e) {
            return ""; // the page has just put another in its place
        }
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    boolean holds(String expression) {
        return Boolean.TRUE.equals(driver.executeScript("return " + expression));
    }

    void awaitThat(String expression) {
        awaiting(() -> assertThat(holds(expression)).as(expression).isTrue());
    }

    long number(String expression) {
        return ((Number) driver.executeScript("return " + expression)).longValue();
    }

    void run(String script) {
        driver.executeScript(script);
    }

    /** What axe-core finds fault with on the page as it is now. */
    List<String> accessibilityViolations() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream().map(Browser::words).toList();
    }

    /** What the page has complained of: scripts that failed, requests that were refused by the browser. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(Object::toString)
                .toList();
    }

    void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
    }

    /** A page that isn't as awaited is told with what it shows: whoever reads of it can't look any more. */
    private void awaiting(ThrowingRunnable assertion) {
        try {
            await().atMost(PATIENCE).untilAsserted(assertion);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    e.getMessage() + "\nThe page: " + driver.getCurrentUrl() + "\n" + text("body")
                            + "\nIts complaints: " + complaints(),
                    e);
        }
    }

    private static By labelled(String words) {
        return By.xpath("//*[self::button or self::a][contains(normalize-space(.), \"" + words + "\")]");
    }

    private static void retrying(Runnable action) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            action.run();
            return true;
        });
    }

    @Override
    public void close() {
        driver.quit();
    }
}
