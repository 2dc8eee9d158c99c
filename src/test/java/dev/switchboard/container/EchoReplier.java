package dev.switchboard.container;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A replier as a user writes one: it says what it was told, in capitals. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = EchoReplier.QUEUE),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false")
        })
public class EchoReplier implements MessageListener {
    static final String QUEUE = "test.echo";

    @Resource(lookup = "java:app/jms/broker")
    private ConnectionFactory broker;

    @Override
    public void onMessage(Message request) {
        try (JMSContext jms = broker.createContext()) {
            jms.createProducer()
                    .setJMSCorrelationID(request.getJMSCorrelationID())
                    .send(request.getJMSReplyTo(), request.getBody(String.class).toUpperCase(java.util.Locale.ROOT));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
