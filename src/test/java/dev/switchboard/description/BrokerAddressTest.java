package dev.switchboard.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerAddressTest {
    @Test
    void theEmbeddedBrokerSpeaksFourProtocolsOnOnePort() {
        List<BrokerServer> servers = address(Optional.empty(), 5000, Optional.empty(), "development");

        assertThat(servers).extracting(BrokerServer::protocol).containsExactly("jms", "amqp1", "stomp", "mqtt");
        assertThat(servers).extracting(BrokerServer::host).containsOnly("localhost:5000");
    }

    @Test
    void itIsReachedFromOutsideOnlyWhereItListens() {
        assertThat(address(Optional.empty(), 0, Optional.empty(), "development"))
                .isEmpty();
        assertThat(address(Optional.empty(), 61616, Optional.empty(), "production"))
                .isEmpty();
        assertThat(address(Optional.empty(), 61616, Optional.of("given"), "production"))
                .isNotEmpty();
        assertThat(new BrokerAddress(
                                Optional.empty(),
                                61616,
                                Optional.empty(),
                                Optional.of("users"),
                                Optional.empty(),
                                "production")
                        .servers())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp://broker:61616 | broker:61616",
                "tcp://broker:61616?user=me&password=secret | broker:61616",
                "tcp://me:secret@broker:61616 | broker:61616",
                "tcp://[::1]:61616?sslEnabled=true | [::1]:61616",
                "(tcp://one:61616,tcp://two:61616?keyStorePassword=secret)?ha=true | one:61616,two:61616"
            })
    void ofAnExternalBrokersUrlOnlyHostsAndPortsAreTold(String url, String hosts) {
        List<BrokerServer> servers = address(Optional.of(url), 61616, Optional.of("secret"), "production");

        assertThat(servers).extracting(BrokerServer::host).containsExactly(hosts.split(","));
        assertThat(servers).extracting(BrokerServer::protocol).containsOnly("jms");
        assertThat(servers).extracting(BrokerServer::name).doesNotHaveDuplicates();
        assertThat(servers.toString()).doesNotContain("secret");
    }

    @Test
    void withAKeyStoreTheEmbeddedBrokerSpeaksTls() {
        assertThat(withKeyStore("keys.p12").servers())
                .extracting(BrokerServer::tls)
                .containsOnly(true);
        assertThat(withKeyStore(" ").servers()).extracting(BrokerServer::tls).containsOnly(false);
    }

    private static BrokerAddress withKeyStore(String file) {
        return new BrokerAddress(
                Optional.empty(), 61616, Optional.empty(), Optional.empty(), Optional.of(file), "development");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp://broker:61616 | false",
                "tcp://broker:61616?sslEnabled=false | false",
                "tcp://broker:61616?user=sslEnabled=true | false",
                "tcp://broker:61616?trustStorePath=a.p12&sslEnabled=true | true",
                "(tcp://one:61616?sslEnabled=true,tcp://two:61616)?ha=true | true,false",
                "(tcp://one:61616,tcp://two:61616)?ha=true&sslEnabled=true | true,true"
            })
    void anExternalBrokersUrlSaysWhetherItSpeaksTls(String url, String tls) {
        assertThat(BrokerServer.external(url))
                .extracting(server -> Boolean.toString(server.tls()))
                .containsExactly(tls.split(","));
    }

    private static List<BrokerServer> address(Optional<String> url, int port, Optional<String> password, String mode) {
        return new BrokerAddress(url, port, password, Optional.empty(), Optional.empty(), mode).servers();
    }
}
