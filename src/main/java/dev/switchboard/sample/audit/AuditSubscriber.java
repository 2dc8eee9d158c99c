package dev.switchboard.sample.audit;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * A Durable Subscriber that all nodes share: what is published while none runs waits for the next.
 *
 * <p>No transaction with the broker: an entry is committed before its message is acknowledged, and one that comes again is known
 * by its event's id.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "crm.customer-changed"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "audit-log"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditSubscriber implements MessageListener {
    @Inject
    private AuditLog log;

    @Override
    public void onMessage(Message event) {
        try {
            log.add(new AuditEntry(
                    String.valueOf(event.getStringProperty("cloudEvents_id")),
                    String.valueOf(event.getStringProperty("cloudEvents_subject")),
                    String.valueOf(event.getStringProperty("cloudEvents_time")),
                    event.getBody(String.class)));
        } catch (JMSException e) {
            throw new IllegalStateException("The event can't be read", e);
        }
    }
}
