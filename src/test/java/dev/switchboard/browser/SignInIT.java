package dev.switchboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.SharedProduction;
import dev.switchboard.outside.SwitchboardProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever opens a page signs in first, with a key that the browser doesn't keep. */
@ExtendWith({Chromium.class, SharedProduction.class})
class SignInIT {
    private static final String CUSTOMERS = "document.querySelectorAll('customer-list li').length > 0";

    private final Browser browser;
    private final String address;
    private final String operatorKey;

    SignInIT(Browser browser, SwitchboardProcess switchboard) {
        this.browser = browser;
        this.address = "http://localhost:" + switchboard.port();
        this.operatorKey = switchboard.operatorKey();
    }

    @BeforeEach
    void onADesk() {
        browser.size(1280, 900);
        browser.dark(false);
        browser.complaints();
        signedOut();
    }

    @AfterEach
    void signedOut() {
        browser.open(address + "/sign-in/");
        browser.forgetCookies();
    }

    @Test
    void thePageThatWasAskedForIsShownAfterSigningIn() {
        open("/console/#deliveries");
        browser.awaitText("h1", "Sign in");
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.screenshot("sign-in");

        signIn(operatorKey);

        browser.awaitText("feed-status", "Live");
        browser.awaitText("main", "Deliveries");
        assertThat(browser.holds("location.hash === '#deliveries'")).isTrue();
        assertThat(browser.holds("document.cookie === '' && localStorage.length === 0 && sessionStorage.length === 0"))
                .as("nothing of it is within a script's reach")
                .isTrue();
        assertThat(browser.complaints())
                .filteredOn(each -> each.contains("Content Security"))
                .isEmpty();
    }

    @Test
    void aWrongKeyIsRefusedAndAnotherMayBeTried() {
        open("/desk/");
        signIn("sb_wrong");
        browser.awaitText("[role=status]", "key");

        signIn(operatorKey);

        browser.awaitThat(CUSTOMERS);
    }

    @Test
    void anAddressThatLeadsElsewhereIsNotFollowed() {
        open("/sign-in/?to=https%3A%2F%2Fexample.org%2F");

        signIn(operatorKey);

        browser.awaitText("h1", "Switchboard");
        assertThat(browser.holds("location.origin === '" + address + "'")).isTrue();
    }

    @Test
    void whoSignsOutIsAskedAgain() {
        open("/desk/");
        signIn(operatorKey);
        browser.awaitThat(CUSTOMERS);

        browser.press("Sign out");

        browser.awaitText("h1", "Sign in");
        open("/console/");
        browser.awaitText("h1", "Sign in");
    }

    @Test
    void anOperatorMakesAKeyThatIsShownOnceAndRevokesIt() {
        open("/console/#keys");
        signIn(operatorKey);
        browser.type("key-form input[name=name]", "billing");
        browser.type("key-form input[name=services]", "billing.balance");
        browser.type("key-form input[name=rate]", "4711");
        browser.click("key-form input[value=requestor]");
        browser.press("Make the key");
        browser.awaitText("secret-notice", "whsec_");
        browser.awaitText("key-list tbody", "billing.balance");
        browser.awaitText("key-list tbody", "4711");
        String key = browser.text("secret-notice code");
        assertThat(key).startsWith("sb_");
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.screenshot("console-keys");

        browser.press("Put it away");
        assertThat(browser.content("body")).doesNotContain(key, "whsec_");

        browser.press("Revoke");
        browser.press("Revoke it");
        browser.awaitText("key-list", "billing is revoked");
        browser.awaitText("key-list tbody", "revoked");
    }

    @Test
    void whoIsNoOperatorSeesTheDeskAndNotTheConsole() {
        open("/console/#keys");
        signIn(operatorKey);
        browser.type("key-form input[name=name]", "desk");
        browser.click("key-form input[value=requestor]");
        browser.click("key-form input[value=subscriber]");
        browser.press("Make the key");
        browser.awaitText("secret-notice", "whsec_");
        String key = browser.text("secret-notice code");
        browser.press("Sign out");
        browser.awaitText("h1", "Sign in");
        signIn(key);

        browser.awaitText("[role=alert]", "for operators");
        open("/desk/");
        browser.awaitThat(CUSTOMERS);
    }

    private void open(String path) {
        browser.open("about:blank"); // or another # would be the same page
        browser.open(address + path);
    }

    private void signIn(String key) {
        browser.type("input[name=key]", key);
        browser.press("Sign in");
    }
}
