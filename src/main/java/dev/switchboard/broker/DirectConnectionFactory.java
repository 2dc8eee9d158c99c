package dev.switchboard.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An administered object: connections straight from the broker's client, neither pooled nor enlisted by the server.
 *
 * <p>For long-lived connections with listeners of their own, which the Jakarta EE platform (section "Jakarta Messaging
 * Requirements") keeps from managed ones. Whoever opens such a connection reconnects and closes it.
 */
public final class DirectConnectionFactory implements ConnectionFactory, ResourceAdapterAssociation, Serializable {
    private static final long serialVersionUID = 1;

    private transient @Nullable SwitchboardResourceAdapter adapter;

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter();
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        if (!(adapter instanceof SwitchboardResourceAdapter ours)) {
            throw new ResourceException("Not Switchboard's resource adapter: " + adapter);
        }
        this.adapter = ours;
    }

    @Override
    public Connection createConnection() throws JMSException {
        return adapter().unhinderedConnectionFactory().createConnection();
    }

    @Override
    public Connection createConnection(String user, String password) throws JMSException {
        return adapter().unhinderedConnectionFactory().createConnection(user, password);
    }

    @Override
    public JMSContext createContext() {
        return adapter().unhinderedConnectionFactory().createContext();
    }

    @Override
    public JMSContext createContext(String user, String password) {
        return adapter().unhinderedConnectionFactory().createContext(user, password);
    }

    @Override
    public JMSContext createContext(String user, String password, int mode) {
        return adapter().unhinderedConnectionFactory().createContext(user, password, mode);
    }

    @Override
    public JMSContext createContext(int mode) {
        return adapter().unhinderedConnectionFactory().createContext(mode);
    }

    private SwitchboardResourceAdapter adapter() {
        return Objects.requireNonNull(adapter, "the server has not associated the resource adapter");
    }
}
