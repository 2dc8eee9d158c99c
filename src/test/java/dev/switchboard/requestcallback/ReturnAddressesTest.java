package dev.switchboard.requestcallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.delivery.AddressGuard;
import dev.switchboard.delivery.CallbackPolicy;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ReturnAddress.JmsQueue;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import dev.switchboard.http.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressesTest {
    private final ReturnAddresses addresses =
            new ReturnAddresses(new AddressGuard(new CallbackPolicy(true, false, List.of())));

    @Test
    void aQueueOfTheBrokerIsOne() {
        assertThat(addresses.read("jms:queue:billing.outcomes")).isEqualTo(new JmsQueue("billing.outcomes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/hook?a=b", "http://example.com:8080", "https://example.com/a%20b"})
    void aUrlIsOneAndIsKeptAsItCame(String url) {
        ReturnAddress address = addresses.read(url);

        assertThat(address).isInstanceOf(Webhook.class);
        assertThat(address.text()).isEqualTo(url);
        assertThat(ReturnAddress.of(address.text())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a url",
                "/hook",
                "example.com/hook",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:///hook",
                "https:example.com",
                "http://127.0.0.1/",
                "https://[::1]/",
                "https://user:password@example.com/",
                "https://example.com/#fragment",
                "jms:topic:prices",
                "jms:queue:",
                "jms:queue:a b",
                "jms:queue:a?deliveryMode=PERSISTENT",
                "jms:queue:switchboard.callback-replies",
                "jms:queue:Switchboard.replies.x",
                "jms:queue:activemq.management",
                "JMS:queue:a"
            })
    void nothingElseIs(String text) {
        assertThatThrownBy(() -> addresses.read(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Callback-Url: ");
    }

    @Test
    void anAddressHas2048CharactersAtMost() {
        String start = "https://example.com/";

        assertThat(addresses.read(start + "a".repeat(2048 - start.length()))).isNotNull();
        assertThatThrownBy(() -> addresses.read(start + "a".repeat(2049 - start.length())))
                .isInstanceOf(ProblemException.class);
    }
}
