package dev.switchboard.sample.audit;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Instant;

/**
 * Durable Subscriber: writes each change down. All nodes share the subscription, and an event goes to one of them.
 *
 * <p>No transaction with the broker: what was written and not acknowledged comes again, and is known.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "crm.customer-changed"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "audit-log"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class CustomerAuditor implements MessageListener {
    @Inject
    private AuditLog log;

    @Override
    public void onMessage(Message event) {
        try {
            log.add(new AuditEntry(
                    event.getStringProperty("cloudEvents_id"),
                    event.getStringProperty("cloudEvents_type"),
                    event.getStringProperty("cloudEvents_subject"),
                    Instant.parse(event.getStringProperty("cloudEvents_time")),
                    event.getBody(String.class)));
        } catch (JMSException e) {
            throw new IllegalStateException("The event can't be written down now", e);
        }
    }
}
