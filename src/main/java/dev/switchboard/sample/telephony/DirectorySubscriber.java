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

/**
 * Keeps the directory as the CRM's changes come: a Durable Subscriber that all nodes share.
 *
 * <p>No transaction with the broker: the directory is committed before the message is acknowledged, and a change that comes again,
 * or after a later one, changes nothing.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "crm.customer-changed"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "telephony-directory"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class DirectorySubscriber implements MessageListener {
    @Inject
    private Directory directory;

    @Override
    public void onMessage(Message event) {
        try (JsonReader reader = Json.createReader(new StringReader(event.getBody(String.class)))) {
            JsonObject customer = reader.readObject();
            directory.put(new DirectoryEntry(
                    customer.getString("id"),
                    customer.getString("name"),
                    customer.getString("city"),
                    customer.getInt("version")));
        } catch (JMSException e) {
            throw new IllegalStateException("The event can't be read", e);
        }
    }
}
