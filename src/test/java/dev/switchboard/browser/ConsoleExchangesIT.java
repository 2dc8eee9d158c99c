package dev.switchboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.JmsReplier;
import dev.switchboard.outside.OwnService;
import dev.switchboard.outside.SharedSwitchboard;
import dev.switchboard.outside.SwitchboardProcess;
import dev.switchboard.outside.WebhookReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator's console: exchanges as they come, one as it happens, and one that is tried by hand. */
@ExtendWith({Chromium.class, SharedSwitchboard.class})
class ConsoleExchangesIT {
    private static final String LIST = "exchanges-view tbody";
    private static final String DIAGRAM = "sequence-diagram";

    private final Browser browser;
    private final SwitchboardProcess switchboard;
    private final ConsolePage console;

    ConsoleExchangesIT(Browser browser, SwitchboardProcess switchboard) {
        this.browser = browser;
        this.switchboard = switchboard;
        this.console = new ConsolePage(browser, switchboard);
    }

    @Test
    void exchangesOfBothPatternsAppearByThemselves() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("yes"))) {
            console.open("exchanges?service=" + service.name());
            browser.awaitText("exchanges-view", "No exchange is like that.");

            String id = ConsolePage.begin(service);
            service.ask("text/plain", "waiting");

            browser.awaitText(LIST, "goes on");
            browser.awaitText(LIST, "waits");
            browser.awaitNone(LIST, "pending");
            assertThat(browser.texts(LIST + " tr")).hasSize(2);
            console.looksWell("exchanges");
            assertThat(browser.holds("document.querySelector(\"a[href='#exchange/" + id + "']\") !== null"))
                    .isTrue();
        }
    }

    @Test
    void theListIsFilteredByStateIdAndTime() throws Exception {
        try (OwnService service = OwnService.declare(switchboard)) {
            String first = ConsolePage.begin(service);
            String second = ConsolePage.begin(service);
            switchboard.http().call("/api/exchanges/" + first, HttpRequest.Builder::DELETE);
            console.open("exchanges?service=" + service.name());
            browser.awaitThat(rows(2));

            browser.choose("select[name=state]", "cancelled");
            browser.awaitThat(rows(1));
            browser.awaitText(LIST, first.substring(first.length() - 8));

            browser.choose("select[name=state]", "any");
            browser.type("input[name=id]", second);
            browser.awaitText(LIST, second.substring(second.length() - 8));
            browser.awaitThat(rows(1));
            assertThat(browser.holds("location.hash.includes('id=" + second + "')"))
                    .isTrue();

            console.open("exchanges?until=2020-01-01T00:00&service=" + service.name());
            browser.awaitText("exchanges-view", "No exchange is like that.");
        }
    }

    @Test
    void aRowKeepsTheFocusWhileOthersComeAndAPausedListStands() {
        try (OwnService service = OwnService.declare(switchboard)) {
            String first = ConsolePage.begin(service);
            console.open("exchanges?service=" + service.name());
            browser.awaitThat(rows(1));
            browser.run("document.querySelector(\"a[href='#exchange/" + first + "']\").focus()");

            ConsolePage.begin(service);
            browser.awaitThat(rows(2));
            assertThat(browser.holds("document.activeElement.hash === '#exchange/" + first + "'"))
                    .isTrue();

            browser.press("Pause");
            browser.awaitText("exchanges-view status-line", "Paused");
            String third = ConsolePage.begin(service);
            awaitFigures();
            assertThat(browser.holds(rows(2))).isTrue();
            browser.press("Pause");
            browser.awaitText(LIST, third.substring(third.length() - 8));
        }
    }

    @Test
    void anExchangeIsDrawnAsItHappens() throws Exception {
        try (OwnService service = OwnService.declare(switchboard)) {
            String id = ConsolePage.begin(service);
            console.open("exchange/" + id);
            browser.awaitText("exchange-view strong", "pending");
            browser.awaitContent(DIAGRAM, "waits, or is worked on");
            browser.awaitContent(DIAGRAM, "reply, or the deadline");
            browser.awaitText("exchange-view .bodies", "\"order\": 4711");
            assertThat(browser.text("exchange-view .bodies"))
                    .contains("with masked fields")
                    .doesNotContain("\"x\"");
            console.looksWell("exchange-pending");

            try (JmsReplier replier = service.answeredBy(JmsReplier.afterStep("looked-up", JmsReplier.text("done")))) {
                browser.awaitText("exchange-view strong", "replied");
                browser.awaitContent(DIAGRAM, "progress: looked-up");
                browser.awaitContent(DIAGRAM, "reply 200");
                browser.awaitText("exchange-view .bodies", "done");
                browser.screenshot("console-exchange-replied");
            }
        }
    }

    @Test
    void aFailingCallbackIsDrawnWithItsWaitsAndDeliveredAgain() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("yes"));
                WebhookReceiver receiver = WebhookReceiver.start()) {
            receiver.answers(503);
            String id =
                    ConsolePage.begin(service, request -> request.header("Callback-Url", receiver.url("/outcomes")));
            console.open("exchange/" + id);

            browser.awaitContent(DIAGRAM, "callback: 503");
            browser.awaitContent(DIAGRAM, "next attempt");
            browser.awaitContent(DIAGRAM, "waits ");
            console.looksWell("exchange-retrying");

            receiver.answers(204);
            browser.press("Deliver again");
            browser.awaitText("exchange-view strong", "delivery delivered");
            browser.awaitContent(DIAGRAM, "callback: 204");
        }
    }

    @Test
    void aPendingExchangeIsCancelledAfterAQuestion() {
        try (OwnService service = OwnService.declare(switchboard)) {
            console.open("exchange/" + ConsolePage.begin(service));

            browser.press("Cancel");
            browser.awaitText("dialog", "Cancel the exchange?");
            browser.screenshot("console-question");
            browser.press("Cancel it");

            browser.awaitText("exchange-view strong", "cancelled");
            browser.awaitContent(DIAGRAM, "cancel");
        }
    }

    @Test
    void aRequestIsCopiedAsACommand() {
        try (OwnService service = OwnService.declare(switchboard)) {
            console.open("exchange/" + ConsolePage.begin(service));
            browser.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }");

            browser.press("Copy as curl");

            browser.awaitText("copy-button", "Copied");
            assertThat(browser.holds("window.copied.startsWith(\"curl -i -X POST 'http://localhost:\")"))
                    .isTrue();
            assertThat(browser.holds("window.copied.includes(\"-H 'Prefer: respond-async'\")"))
                    .isTrue();
        }
    }

    @Test
    void anExchangeWhoseCallerWaitsIsTriedAndDrawn() {
        console.open("try");
        browser.choose("select[name=service]", "crm.phone-number");
        browser.press("Send");

        browser.awaitText("try-view figure", "+493023125096");
        browser.awaitContent(DIAGRAM, "reply 200");
        console.looksWell("try-answered");
    }

    @Test
    void anExchangeWhoseCallerGoesOnIsTriedAndDrawnAsItHappens() {
        console.open("try");
        browser.choose("select[name=service]", "insight.customer-analysis");
        browser.click("input[value=go-on]");
        browser.press("Send");

        browser.awaitContent(DIAGRAM, "progress: recommend");
        browser.awaitText("exchange-view strong", "replied");
        browser.awaitText("exchange-view .bodies", "recommendation");
        console.looksWell("try-gone-on");
    }

    @Test
    void aTrialIsCalledBack() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            console.open("try");
            browser.choose("select[name=service]", "insight.customer-analysis");
            browser.click("input[value=callback]");
            browser.type("input[name=callback]", receiver.url("/outcomes"));
            browser.press("Send");

            browser.awaitText("exchange-view strong", "delivery delivered");
            receiver.awaitCalls(1);
        }
    }

    @Test
    void aTrialThatNobodyListensToIsDrawnAsRefused() {
        try (OwnService service = OwnService.declare(switchboard)) {
            console.open("try");
            browser.choose("select[name=service]", service.name());
            browser.press("Send");

            browser.awaitContent(DIAGRAM, "503 no-responder");
            assertThat(browser.content(DIAGRAM + " svg")).doesNotContain("Queue");
        }
    }

    @Test
    void anExchangeWhoseCallerWaitedIsDrawnFromTheFeed() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("yes"))) {
            console.open("exchanges?service=" + service.name());
            service.ask("text/plain", "waiting");
            browser.awaitText(LIST, "waits");
            browser.click(LIST + " a");

            browser.awaitContent(DIAGRAM, "reply 200");
            browser.awaitText("exchange-view", "nothing of it is kept");
        }
    }

    @Test
    void aThousandExchangesASecondDoNotFreezeTheList() throws Exception {
        Runnable end = browser.before(script("flood.js"));
        try {
            console.open("exchanges");
            browser.awaitThat("window.told > 3000");

            assertThat(browser.number("document.querySelectorAll('exchanges-view tbody tr').length"))
                    .isEqualTo(100);
            assertThat(browser.number("window.drawings / (performance.now() / 1000)"))
                    .as("times a second that the list is drawn")
                    .isLessThan(10);
            browser.press("Pause");
            browser.awaitText("exchanges-view status-line", "Paused");
        } finally {
            end.run();
        }
    }

    private static String rows(int count) {
        return "document.querySelectorAll('" + LIST + " tr').length === " + count;
    }

    /** Returns when the page has been told of the exchanges that there are now. */
    private void awaitFigures() {
        browser.run("window.seconds = 0; import('/console/feed.js').then(({ feed }) =>"
                + " feed.addEventListener('figures', () => { window.seconds += 1; }))");
        browser.awaitThat("window.seconds >= 3");
    }

    private static String script(String name) throws IOException {
        try (InputStream script = ConsoleExchangesIT.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
