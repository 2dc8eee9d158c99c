package dev.switchboard.broker;

import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;

/** Connects as the configured user where the server, knowing none, gives an empty name. */
final class UrlConnectionFactory extends ActiveMQXAConnectionFactory {
    private static final long serialVersionUID = 1;

    UrlConnectionFactory(String url, String user, String password) {
        super(url, user, password);
    }

    @Override
    public XAConnection createXAConnection(String user, String password) throws JMSException {
        return user.isEmpty() ? createXAConnection() : super.createXAConnection(user, password);
    }

    @Override
    public XAConnection createXAConnection() throws JMSException {
        return super.createXAConnection(getUser(), getPassword());
    }
}
