package dev.switchboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.JmsClient;
import dev.switchboard.outside.SharedSwitchboard;
import dev.switchboard.outside.SwitchboardProcess;
import jakarta.jms.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The employee's desk. */
@ExtendWith({Chromium.class, SharedSwitchboard.class})
class DeskIT {
    private final Browser browser;
    private final SwitchboardProcess switchboard;

    DeskIT(Browser browser, SwitchboardProcess switchboard) {
        this.browser = browser;
        this.switchboard = switchboard;
    }

    @BeforeEach
    void openTheDesk() {
        browser.size(1200, 900);
        browser.open(desk());
    }

    @Test
    void aCustomerIsFoundAndCalled() {
        choose("Dirk Paulsen");
        browser.press("Call");

        browser.awaitText("call-button .phone", "+493023125096");
        browser.awaitText("call-button .good", "Call placed");
        browser.screenshot("desk-called");
    }

    @Test
    void aSlowCrmIsShownAsSlowAndThenAsSilentWithAWayOn() throws Exception {
        choose("Dirk Paulsen");
        try (JmsClient jms = switchboard.jms();
                Session swallowed = jms.swallow("crm.phone-number")) {
            // what stands for some seconds may be gone when a busy machine looks
            browser.run("window.said = ''; new MutationObserver(() => {"
                    + " window.said += document.querySelector('call-button .outcome')?.textContent; })"
                    + ".observe(document, { subtree: true, childList: true })");
            browser.press("Call");

            browser.awaitThat("window.said.includes('takes longer than usual')");
            browser.awaitText("call-button .outcome", "did not answer in time");
            browser.screenshot("desk-silent");
        }
        browser.press("Call again");
        browser.awaitText("call-button .phone", "+493023125096");
    }

    @Test
    void theStepsOfAnAnalysisAppearAndThenItsRecommendation() {
        choose("Dirk Paulsen");
        browser.press("Analyse");

        browser.awaitText("analysis-view .recommendation", "Scores");
        assertThat(browser.texts("analysis-view .steps li span:first-child"))
                .containsExactly("Accepted", "History loaded", "Scored", "Recommended");
        browser.screenshot("desk-analysed");
    }

    @Test
    void anEditAppearsOnEveryOtherOpenDesk() {
        String first = browser.tab();
        choose("Leilani Kahananui");
        browser.awaitText("customer-card h2", "Leilani Kahananui");
        String second = browser.openTab(desk());
        choose("Leilani Kahananui");
        browser.type("customer-form input[name=city]", "Evanston");
        browser.press("Save");
        browser.awaitText("customer-form [role=status]", "Saved");

        browser.showTab(first);
        browser.awaitText("customer-card .card > div p", "Evanston");
        browser.awaitText("customer-list .customers small", "Evanston");
        browser.screenshot("desk-changed-elsewhere");
        browser.closeTab(second, first);
    }

    @Test
    void thePageIsAccessible() {
        choose("Dirk Paulsen");
        browser.awaitText("customer-card h2", "Dirk Paulsen");

        assertThat(browser.accessibilityViolations()).isEmpty();
    }

    @Test
    void thePageFitsAPhone() {
        browser.size(390, 800);
        choose("Dirk Paulsen");
        browser.awaitText("customer-card h2", "Dirk Paulsen");

        assertThat(browser.holds("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        browser.screenshot("desk-phone");
    }

    private String desk() {
        return "http://localhost:" + switchboard.port() + "/desk/";
    }

    private void choose(String name) {
        browser.type("customer-list input", name);
        browser.press(name);
    }
}
