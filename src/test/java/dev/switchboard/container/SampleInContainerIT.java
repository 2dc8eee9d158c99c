package dev.switchboard.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Request;
import dev.switchboard.requestresponse.Requestor;
import dev.switchboard.sample.crm.Customers;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole WAR: the sample's CRM answers from the database. */
@ExtendWith(ArquillianExtension.class)
class SampleInContainerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    private Requestor requestor;

    @Inject
    private Customers customers;

    @Deployment
    static WebArchive everything() {
        return Deployments.complete();
    }

    @Test
    void theCrmAnswersWithTheNumberThatIsInTheDatabase() {
        String stored = customers.find("C-1001").orElseThrow().phoneNumber();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ask("{\"customerId\":\"C-1001\"}"))
                .isInstanceOfSatisfying(Replied.class, replied -> assertThat(text(replied))
                        .contains("\"phoneNumber\":\"" + stored + "\"")));
    }

    private Outcome ask(String json) throws Exception {
        Request request = Request.of(new Content("application/json", json.getBytes(StandardCharsets.UTF_8)));
        return requestor.request("crm.phone-number", request).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static String text(Replied replied) {
        return new String(replied.reply().content().bytes(), StandardCharsets.UTF_8);
    }
}
