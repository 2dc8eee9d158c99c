package dev.switchboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.OwnService;
import dev.switchboard.outside.SwitchboardProcess;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;

/** The operator's console in a browser. */
final class ConsolePage {
    private final Browser browser;
    private final SwitchboardProcess switchboard;

    ConsolePage(Browser browser, SwitchboardProcess switchboard) {
        this.browser = browser;
        this.switchboard = switchboard;
        onADesk();
    }

    private void onADesk() {
        browser.size(1280, 900);
        browser.dark(false);
    }

    /** @param view what stands behind the # */
    void open(String view) {
        browser.open("about:blank"); // or another # would be the same page
        browser.open("http://localhost:" + switchboard.port() + "/console/#" + view);
        browser.awaitText("feed-status", "Live");
    }

    /** Begins an exchange whose caller goes on; its id. */
    static String begin(OwnService service, UnaryOperator<HttpRequest.Builder> details) {
        HttpResponse<byte[]> accepted = service.ask(request -> details.apply(request.header("Prefer", "respond-async")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"order\": 4711, \"password\": \"x\"}"))));
        assertThat(accepted.statusCode()).isEqualTo(202);
        String location = accepted.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static String begin(OwnService service) {
        return begin(service, UnaryOperator.identity());
    }

    /** Light, dark and on a phone: without a violation, within the page, and kept as screenshots. */
    void looksWell(String name) {
        browser.screenshot("console-" + name);
        assertThat(browser.accessibilityViolations()).as(name).isEmpty();
        browser.dark(true);
        assertThat(browser.accessibilityViolations()).as(name + " in dark").isEmpty();
        browser.size(390, 844);
        browser.awaitText("feed-status", "Live"); // axe opens a tab of its own, and a page that isn't seen isn't fed
        browser.screenshot("console-" + name + "-phone");
        assertThat(browser.accessibilityViolations()).as(name + " on a phone").isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " fits a phone")
                .isTrue();
        onADesk();
    }
}
