package dev.switchboard.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Request;
import dev.switchboard.requestresponse.Requestor;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The core without the sample: a user's own code asks a user's own repliers through the injected Requestor. */
@ExtendWith(ArquillianExtension.class)
class CoreInContainerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DECLARATIONS = """
            {"services": {
              "test.echo": {"timeout": "PT50S"},
              "test.silence": {"timeout": "PT1S"}
            }}
            """;

    @Inject
    private Requestor requestor;

    @Deployment
    static WebArchive coreAlone() {
        return Deployments.coreWith(DECLARATIONS, EchoReplier.class, SilentReplier.class);
    }

    /** Connections to the broker come up in the background. */
    @BeforeEach
    void repliersListen() {
        await().atMost(PATIENCE).until(() -> ask(EchoReplier.QUEUE, "anybody there?") instanceof Replied);
    }

    @Test
    void theSampleIsNotThere() {
        assertThat(getClass().getResource("/dev/switchboard/sample")).isNull();
    }

    @Test
    void aRequestIsAnsweredByTheReplier() throws Exception {
        assertThat(ask(EchoReplier.QUEUE, "hello")).isInstanceOfSatisfying(Replied.class, replied -> {
            assertThat(text(replied)).isEqualTo("HELLO");
            assertThat(replied.reply().status()).isEqualTo(200);
        });
    }

    @Test
    void eachOfManyCallersGetsTheReplyToItsOwnRequest() {
        List<CompletableFuture<Outcome>> asked = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .map(i -> requestor.request(EchoReplier.QUEUE, request("caller " + i)))
                .toList();

        for (int i = 0; i < asked.size(); i++) {
            assertThat(asked.get(i)
                            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .join())
                    .isInstanceOf(Replied.class)
                    .extracting(outcome -> text((Replied) outcome))
                    .isEqualTo("CALLER " + i);
        }
    }

    @Test
    void aServiceThatNobodyDeclaredIsRefused() throws Exception {
        assertThat(ask("crm.phone-number", "{}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.UNKNOWN_SERVICE));
    }

    @Test
    void silenceExpiresAtTheDeadline() throws Exception {
        assertThat(ask(SilentReplier.QUEUE, "hello")).isInstanceOf(Expired.class);
    }

    private Outcome ask(String service, String text) throws Exception {
        return requestor.request(service, request(text)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Request request(String text) {
        return Request.of(new Content("text/plain", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Replied replied) {
        return new String(replied.reply().content().bytes(), StandardCharsets.UTF_8);
    }
}
