package dev.switchboard.description;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where clients reach the broker, as far as this node knows: an external one by JMS, for its other protocols are its own affair.
 *
 * <p>The embedded broker listens for other processes under the same conditions here and in the adapter, whose classes aren't in
 * the WAR.
 */
@Dependent
public class BrokerAddress {
    private final Optional<String> url;
    private final int port;
    private final boolean open;
    private final boolean tls;

    @Inject
    BrokerAddress(
            @ConfigProperty(name = "broker.url") Optional<String> url,
            @ConfigProperty(name = "broker.port", defaultValue = "61616") int port,
            @ConfigProperty(name = "broker.password") Optional<String> password,
            @ConfigProperty(name = "broker.users") Optional<String> users,
            @ConfigProperty(name = "broker.tls.keystore") Optional<String> keyStore,
            @ConfigProperty(name = "switchboard.mode", defaultValue = "production") String mode) {
        this.url = url;
        this.port = port;
        this.open = port > 0 && (password.isPresent() || users.isPresent() || mode.equals("development"));
        this.tls = keyStore.filter(file -> !file.isBlank()).isPresent();
    }

    /** None where the broker can be reached from this process alone. */
    List<BrokerServer> servers() {
        return url.map(BrokerServer::external).orElseGet(() -> open ? BrokerServer.embedded(port, tls) : List.of());
    }
}
