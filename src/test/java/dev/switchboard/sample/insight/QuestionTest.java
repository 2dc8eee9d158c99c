package dev.switchboard.sample.insight;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Only a request that names a customer is one. */
class QuestionTest {

    @Example
    void aRequestNamesItsCustomer() {
        assertThat(Question.read("{\"customerId\": \"C-1001\", \"more\": [1]}")).contains(new Question("C-1001"));
    }

    @Property
    void textThatIsNoRequestIsNone(@ForAll String text) {
        assertThat(Question.read(text)).isEmpty();
    }

    @Property
    void aCustomerIdThatIsNoTextIsNone(@ForAll int id) {
        assertThat(Question.read("{\"customerId\":" + id + "}")).isEmpty();
    }

    @Example
    void jsonOfAnotherShapeIsNone() {
        for (String json :
                new String[] {"[]", "{}", "\"C-1001\"", "{\"customerId\":null}", "{\"customerId\":\"C-1001\""}) {
            assertThat(Question.read(json)).as(json).isEmpty();
        }
    }

    @Example
    void jsonOfAnyDepthIsNone() {
        assertThat(Question.read("[".repeat(100_000))).isEmpty();
    }

    @Example
    void aMessageWithoutTextIsNone() {
        assertThat(Question.read(null)).isEmpty();
    }

    @Example
    void whatIsAnsweredInsteadSaysHowToAsk() {
        Answer answer = Answer.malformed();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body()).asString().contains("/problems/malformed-request", "customerId");
    }
}
