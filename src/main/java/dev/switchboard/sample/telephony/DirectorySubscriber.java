package dev.switchboard.sample.telephony;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;

/**
 * Durable Subscriber: keeps the directory up to date. All nodes share the subscription; the events of one customer come one after
 * the other, since they are of one group.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "crm.customer-changed"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "telephony-directory"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class DirectorySubscriber implements MessageListener {
    @Inject
    private Directory directory;

    @Override
    public void onMessage(Message event) {
        try (JsonReader json = Json.createReader(new StringReader(event.getBody(String.class)))) {
            JsonObject customer = json.readObject();
            directory.put(new DirectoryEntry(
                    customer.getString("id"),
                    customer.getString("name"),
                    Optional.ofNullable(customer.getString("company", null)),
                    Instant.parse(event.getStringProperty("cloudEvents_time"))));
        } catch (JMSException e) {
            throw new IllegalStateException("The event can't be taken now", e);
        }
    }
}
