package dev.switchboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.OwnTopic;
import dev.switchboard.outside.SharedSwitchboard;
import dev.switchboard.outside.SwitchboardProcess;
import dev.switchboard.outside.WebhookReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator's console: topics, who subscribes to them, and what goes through them. */
@ExtendWith({Chromium.class, SharedSwitchboard.class})
class ConsoleTopicsIT {
    private static final String LIST = "subscription-list tbody";

    private final Browser browser;
    private final SwitchboardProcess switchboard;
    private final ConsolePage console;

    ConsoleTopicsIT(Browser browser, SwitchboardProcess switchboard) {
        this.browser = browser;
        this.switchboard = switchboard;
        this.console = new ConsolePage(browser, switchboard);
    }

    @Test
    void topicsAreListedAndLeadToTheirSubscribersOfEveryKind() {
        console.open("topics");
        browser.awaitText("topics-view table", "crm.customer-changed");
        console.looksWell("topics");
        browser.press("crm.customer-changed");

        browser.awaitText(LIST, "durable");
        browser.awaitText("topic-view h2", "crm.customer-changed");
    }

    @Test
    void aSubscriptionIsMadePausedResumedAndDeleted() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            console.open("topic/" + topic.name());
            subscribe(receiver);
            browser.awaitText("secret-notice code", "whsec_");
            browser.awaitText(LIST, "webhook");
            console.looksWell("topic");

            browser.press("Put it away");
            browser.awaitNone("secret-notice", "whsec_");
            browser.press("Pause");
            browser.awaitText("subscription-list", "audit is paused"); // its queue isn't received from any more
            browser.awaitText(LIST, "paused");
            topic.publish("waits");
            browser.awaitThat("document.querySelector('" + LIST + " td.number.warn')?.textContent === '1'");

            browser.press("Resume");
            browser.awaitText("subscription-list", "audit goes on");
            browser.awaitText(LIST, "active");
            assertThat(receiver.awaitCalls(1)).hasSize(1);

            browser.press("Delete");
            browser.awaitText("dialog", "Delete the subscription audit?");
            browser.press("Delete it");
            browser.awaitText("subscription-list", "audit is deleted");
            browser.awaitNone(LIST, "audit");
        }
    }

    @Test
    void aRotatedSecretIsShownOnceAndCopied() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            console.open("topic/" + topic.name());
            subscribe(receiver);
            browser.awaitText("secret-notice code", "whsec_");
            String made = browser.text("secret-notice code");
            browser.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }");

            browser.press("New secret");
            browser.awaitThat("document.querySelector('secret-notice code').textContent !== '" + made + "'");
            browser.press("Copy the secret");
            browser.awaitText("secret-notice", "Copied");
            assertThat(browser.holds("window.copied === document.querySelector('secret-notice code').textContent"))
                    .isTrue();

            browser.press("Put it away");
            assertThat(browser.content("body")).doesNotContain("whsec_");
        }
    }

    @Test
    void whatCannotBeSubscribedIsSaidPlainly() {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            console.open("topic/" + topic.name());
            browser.type("subscription-form input[name=name]", "audit");
            browser.type("subscription-form input[name=url]", "http://localhost:1/");
            browser.type("subscription-form input[name=filter]", "a = ");
            browser.press("Subscribe");

            browser.awaitText("subscription-form status-line", "filter: not a JMS selector");
        }
    }

    @Test
    void aTestEventIsPublishedAndSeenInTheStream() {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            console.open("topic/" + topic.name());
            browser.press("Watch");
            browser.awaitText("event-watch status-line", "Waiting for events");
            browser.type("test-event textarea", "{\"hello\": \"operator\"}");
            browser.press("Publish");

            browser.awaitText("test-event status-line", "Published");
            browser.awaitText("event-watch .events", "operator");
            browser.press("Stop");
            console.looksWell("stream");
        }
    }

    private void subscribe(WebhookReceiver receiver) {
        browser.type("subscription-form input[name=name]", "audit");
        browser.type("subscription-form input[name=url]", receiver.url("/events"));
        browser.press("Subscribe");
    }
}
