package dev.switchboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.SharedSwitchboard;
import dev.switchboard.outside.SwitchboardProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where one comes first. */
@ExtendWith({Chromium.class, SharedSwitchboard.class})
class RootPageIT {
    private final Browser browser;
    private final String address;

    RootPageIT(Browser browser, SwitchboardProcess switchboard) {
        this.browser = browser;
        this.address = "http://localhost:" + switchboard.port() + "/";
    }

    @BeforeEach
    void openIt() {
        browser.size(1200, 900);
        browser.open(address);
    }

    @Test
    void itTellsWhatIsHere() {
        assertThat(browser.texts(".links li a:first-child"))
                .containsExactly("Desk", "Console", "Services", "OpenAPI", "AsyncAPI", "Health");
        browser.screenshot("root");
    }

    @Test
    void aBrowserShowsTheDocuments() {
        browser.press("OpenAPI");
        browser.awaitText("body", "\"openapi\":\"3.1.0\"");

        browser.open(address);
        browser.press("AsyncAPI");
        browser.awaitText("body", "\"asyncapi\":\"3.0.0\"");
    }

    @Test
    void itIsAccessible() {
        assertThat(browser.accessibilityViolations()).isEmpty();
    }

    @Test
    void itFitsAPhone() {
        browser.size(390, 800);

        assertThat(browser.holds("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }
}
