package dev.switchboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.OwnService;
import dev.switchboard.outside.OwnTopic;
import dev.switchboard.outside.SharedSwitchboard;
import dev.switchboard.outside.SwitchboardProcess;
import dev.switchboard.outside.WebhookReceiver;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator's console: what is wrong, and what was not delivered. */
@ExtendWith({Chromium.class, SharedSwitchboard.class})
class ConsoleIT {
    private final Browser browser;
    private final SwitchboardProcess switchboard;
    private final ConsolePage console;

    ConsoleIT(Browser browser, SwitchboardProcess switchboard) {
        this.browser = browser;
        this.switchboard = switchboard;
        this.console = new ConsolePage(browser, switchboard);
    }

    @Test
    void theRootPageLeadsToTheConsole() {
        browser.open("http://localhost:" + switchboard.port() + "/");
        browser.press("Console");

        browser.awaitText("overview-view", "crm.phone-number");
    }

    @Test
    void whatIsWrongStandsFirstInTheOverview() {
        try (OwnService service = OwnService.declare(switchboard)) {
            String id = ConsolePage.begin(service);
            console.open("overview");

            browser.awaitText(".alarms", "Nothing listens to " + service.name() + ", and 1 request waits there.");
            browser.awaitText("overview-view table", "crm.phone-number");
            browser.awaitContent("overview-view tbody", service.name());
            console.looksWell("overview");
            cancel(id);
        }
    }

    @Test
    void aRateIsSeenWhileCallersAsk() {
        console.open("overview");
        browser.awaitText("overview-view table", "crm.phone-number");

        for (int i = 0; i < 20; i++) {
            switchboard.http().ask("crm.phone-number", "{\"customerId\": \"C-1001\"}");
        }

        // the line of the last minute isn't flat any more
        browser.awaitThat("new Set([...document.querySelectorAll('overview-view tbody tr')]"
                + ".find((row) => row.textContent.includes('crm.phone-number')).querySelector('polyline')"
                + ".getAttribute('points').split(' ').map((point) => point.split(',')[1])).size > 1");
    }

    @Test
    void aDeliveryThatIsRetriedIsShownWithItsReasonAndSentAgain() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            receiver.answers(503);
            subscribe(topic, receiver);
            topic.publish("news");
            receiver.awaitCalls(1);
            console.open("deliveries");

            String row = "deliveries-view section:first-of-type tbody";
            browser.awaitText(row, topic.name() + ", for audit");
            assertThat(browser.text(row)).contains("503").containsPattern("in [0-9.]+ (s|min)|now");
            console.looksWell("deliveries");

            receiver.awaitCalls(2); // the next attempt is minutes away
            receiver.answers(204);
            browser.click("button[aria-label^='Send again'][aria-label*='" + topic.name() + "']");
            browser.awaitNone(row, topic.name());
        }
    }

    @Test
    void deadLettersThatAreChosenAreSentAgain() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            receiver.answers(410); // ends the delivery
            subscribe(topic, receiver);
            String first = topic.publish("first");
            String second = topic.publish("second");
            String third = topic.publish("third");
            receiver.awaitCalls(3);
            receiver.answers(204);
            console.open("deliveries");

            choose(first);
            choose(second);
            browser.press("Send 2 chosen again");

            awaitGone(first);
            awaitGone(second);
            receiver.awaitCalls(5);
            browser.screenshot("console-dead-letters");
            assertThat(browser.holds(box(third) + " !== null")).isTrue();
            browser.click("button[aria-label^='Send again " + third + "']");
            awaitGone(third);
        }
    }

    @Test
    void allDeadLettersAreSentAgainAfterAQuestion() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            receiver.answers(410);
            subscribe(topic, receiver);
            String dead = topic.publish("dead");
            receiver.awaitCalls(1);
            receiver.answers(204);
            console.open("deliveries");
            browser.awaitThat(box(dead) + " !== null");

            browser.click("deliveries-view section:last-of-type .buttons button:nth-of-type(2)");
            browser.awaitText("dialog", "A receiver may get some of them twice");
            browser.press("Send them");

            awaitGone(dead);
        }
    }

    private void choose(String event) {
        browser.awaitThat(box(event) + " !== null");
        browser.click("input[aria-label^='Choose " + event + "']");
    }

    private void awaitGone(String event) {
        browser.awaitThat(box(event) + " === null");
    }

    private static String box(String event) {
        return "document.querySelector(\"input[aria-label^='Choose " + event + "']\")";
    }

    private void subscribe(OwnTopic topic, WebhookReceiver receiver) {
        String subscription = "/api/topics/" + topic.name() + "/subscriptions/audit";
        int status = switchboard
                .http()
                .call(subscription, request -> request.header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"url\": \"" + receiver.url("/events") + "\"}")))
                .status();
        assertThat(status).isEqualTo(201);
    }

    private void cancel(String id) {
        switchboard.http().call("/api/exchanges/" + id, HttpRequest.Builder::DELETE);
    }
}
