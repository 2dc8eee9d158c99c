package dev.switchboard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.faults.Evidence.End;
import dev.switchboard.faults.Evidence.Promise;
import dev.switchboard.faults.Evidence.Replied;
import dev.switchboard.faults.Evidence.Requested;
import dev.switchboard.faults.Evidence.Telling;
import dev.switchboard.faults.Kind.Route;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The checker finds what is wrong, in ledgers that were made up. */
class CheckerTest {
    private static final String JSON = "application/json";

    private final Evidence evidence = new Evidence(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());

    CheckerTest() {
        answered(0, "a");
        answered(1, "b");
        evidence.promises().add(new Promise(7, "f"));
        evidence.ends().add(new End("f", "failed"));
        evidence.requests().add(new Requested("f", "message of f", 7));
        evidence.tellings().add(problem("f", "failed"));
        evidence.promises().add(new Promise(8, "s"));
        evidence.ends().add(new End("s", "expired"));
        evidence.tellings().add(problem("s", "expired"));
        evidence.promises().add(new Promise(9, "c"));
        evidence.ends().add(new End("c", "cancelled"));
        evidence.cancellations().add("c");
    }

    @Test
    void keptPromisesAreNoBreach() {
        assertThat(Checker.breaches(evidence)).isEmpty();
    }

    @Test
    void theSameMayBeToldTwice() {
        evidence.tellings().add(reply(0, "a"));

        assertThat(Checker.breaches(evidence)).isEmpty();
    }

    @Test
    void aMessageMayComeToItsReplierAgain() {
        evidence.requests().add(new Requested("a", "message of a", 0));
        evidence.replies().add(new Replied("a", 0));

        assertThat(Checker.breaches(evidence)).isEmpty();
    }

    @Test
    void aReceiverWhoWasNotTold() {
        evidence.tellings().remove(reply(1, "b"));

        finds("never learned");
    }

    @Test
    void anExchangeThatIsStillPending() {
        evidence.ends().remove(new End("b", "replied"));
        evidence.ends().add(new End("b", "pending"));

        finds("never ended");
    }

    @Test
    void anExchangeThatNobodyKnowsAnyMore() {
        evidence.ends().remove(new End("b", "replied"));

        finds("not in exactly one state");
    }

    @Test
    void anExchangeThatEndedTwice() {
        evidence.ends().add(new End("b", "expired"));

        finds("not in exactly one state");
    }

    @Test
    void anAnsweredExchangeThatExpired() {
        evidence.ends().remove(new End("b", "replied"));
        evidence.ends().add(new End("b", "expired"));

        finds("ended as [expired] and not [replied]");
    }

    @Test
    void aCancelledExchangeThatExpired() {
        evidence.ends().remove(new End("c", "cancelled"));
        evidence.ends().add(new End("c", "expired"));

        finds("ended as [expired] and not [cancelled]");
    }

    @Test
    void somethingElseTheSecondTime() {
        evidence.tellings().add(problem("a", "expired"));

        finds("told differently");
    }

    @Test
    void aTellingThatDiffersFromTheState() {
        evidence.tellings().remove(problem("s", "expired"));
        evidence.tellings().add(problem("s", "failed"));

        finds("was told as failed and is [expired]");
    }

    @Test
    void anothersReply() {
        evidence.tellings().remove(reply(1, "b"));
        evidence.tellings().add(reply(0, "b"));

        finds("the reply is another one's");
    }

    @Test
    void aReplyThatNoReplierGave() {
        evidence.replies().remove(new Replied("b", 1));

        finds("a reply that no replier gave");
    }

    @Test
    void aSignatureThatIsNotValid() {
        evidence.tellings().add(new Telling(Route.WEBHOOK, "b", "replied", JSON, Content.ofReply(1), false));

        finds("without a valid signature");
    }

    @Test
    void aRequestThatWasSentTwice() {
        evidence.requests().add(new Requested("a", "another message", 0));

        finds("in several messages");
    }

    @Test
    void anExchangeThatNobodyAskedFor() {
        evidence.tellings().add(reply(1, "x"));

        finds("promised to nobody");
    }

    @Test
    void oneKeyWithTwoExchanges() {
        answered(0, "a2");

        finds("one key, several exchanges");
    }

    @Test
    void aCallbackThatTookTheWrongWay() {
        evidence.tellings().remove(reply(1, "b"));
        evidence.tellings().add(new Telling(Route.QUEUE, "b", "replied", JSON, Content.ofReply(1), true));

        finds("was told by QUEUE");
    }

    @Test
    void aProblemOfAnotherExchange() {
        evidence.tellings().remove(problem("s", "expired"));
        evidence.tellings().add(new Telling(Route.WEBHOOK, "s", "expired", "application/problem+json", "{}", true));

        finds("no problem of this exchange");
    }

    @Test
    void aSenderWhoWasRefused() {
        evidence.refusals().add("10 422 {}");

        finds("the sender was refused");
    }

    private void answered(int number, String exchange) {
        evidence.promises().add(new Promise(number, exchange));
        evidence.ends().add(new End(exchange, "replied"));
        evidence.requests().add(new Requested(exchange, "message of " + exchange, number));
        evidence.replies().add(new Replied(exchange, number));
        evidence.tellings().add(reply(number, exchange));
    }

    private static Telling reply(int number, String exchange) {
        return new Telling(Route.WEBHOOK, exchange, "replied", JSON, Content.ofReply(number), true);
    }

    private static Telling problem(String exchange, String state) {
        String body = "{\"exchangeId\":\"" + exchange + "\"}";
        return new Telling(Route.WEBHOOK, exchange, state, "application/problem+json", body, true);
    }

    private void finds(String what) {
        assertThat(Checker.breaches(evidence))
                .anySatisfy(breach -> assertThat(breach).contains(what));
    }
}
