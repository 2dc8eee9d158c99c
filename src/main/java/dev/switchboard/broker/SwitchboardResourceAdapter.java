package dev.switchboard.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.ConnectionFactoryProperties;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;
import org.jspecify.annotations.Nullable;

/**
 * Artemis' resource adapter, connected by a URL in place of class names and parameters, and with a broker of its own when no
 * URL is given.
 */
public final class SwitchboardResourceAdapter extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = System.getLogger(SwitchboardResourceAdapter.class.getName());

    private static final int FOR_EVER = -1;
    private static final int UNLIMITED = -1;
    private static final int OWN_THREADS = 3;
    private static final long LONGEST_CALL_MILLIS = 10_000;

    private final transient BrokerSettings settings = BrokerSettings.fromEnvironment();
    private transient @Nullable EmbeddedBroker broker;

    public SwitchboardResourceAdapter() {
        setUserName(settings.user());
        setPassword(settings.effectivePassword());
        setUseAutoRecovery(false); // no XA, so nothing to recover
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        if (settings.embedded()) {
            startBroker();
        }
        super.start(context);
    }

    @Override
    public void stop() {
        super.stop();
        if (broker != null) {
            try {
                broker.stop();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "The embedded broker did not stop cleanly; its journal will be replayed", e);
            }
        }
    }

    @Override
    public ActiveMQConnectionFactory newConnectionFactory(@Nullable ConnectionFactoryProperties overrides) {
        ActiveMQConnectionFactory factory = connectionFactory();
        if (overrides instanceof ActiveMQActivationSpec) {
            factory.setReconnectAttempts(FOR_EVER); // nobody else would connect a message-driven bean again
        }
        return factory;
    }

    @Override
    public ActiveMQConnectionFactory createRecoveryActiveMQConnectionFactory(
            @Nullable ConnectionFactoryProperties overrides) {
        return connectionFactory();
    }

    /** A connection factory that no server pools or manages, for connections that live as long as their owner. */
    ActiveMQConnectionFactory connectionFactory() {
        return new UrlConnectionFactory(
                settings.url().orElse(EmbeddedBroker.IN_VM_URL), settings.user(), settings.effectivePassword());
    }

    /**
     * As {@link #connectionFactory()}, for those who may wait for nobody: its senders not for an address that is full, since how
     * much they send is limited before they send, and its listeners not for a thread that a message-driven bean holds; and nobody for
     * a broker that has gone, or that doesn't answer, whatever the URL says: the client would keep senders waiting while it connects
     * again, or until the answer comes.
     */
    ActiveMQConnectionFactory unhinderedConnectionFactory() {
        ActiveMQConnectionFactory factory = connectionFactory();
        factory.setProducerWindowSize(UNLIMITED);
        factory.setInitialConnectAttempts(1);
        factory.setReconnectAttempts(0);
        factory.setCallTimeout(Math.min(factory.getCallTimeout(), LONGEST_CALL_MILLIS));
        factory.setUseGlobalPools(false);
        factory.setThreadPoolMaxSize(OWN_THREADS);
        factory.setScheduledThreadPoolMaxSize(1);
        return factory;
    }

    private void startBroker() throws ResourceAdapterInternalException {
        try {
            broker = new EmbeddedBroker(settings);
            broker.start();
        } catch (Exception e) {
            throw new ResourceAdapterInternalException("The embedded broker did not start: " + e.getMessage(), e);
        }
    }
}
