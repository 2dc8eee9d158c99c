package dev.switchboard.sample.crm;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Destination;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code {"customerId": "C-1001"}} with the customer's number.
 *
 * <p>No transaction: it changes nothing, and if it dies half-way the request expires and the caller asks again.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "crm.phone-number"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class PhoneNumberReplier implements MessageListener {
    @Inject
    private PhoneNumberLookup lookup;

    @Inject
    @JMSConnectionFactory("java:app/jms/broker")
    private JMSContext jms;

    @Override
    public void onMessage(Message request) {
        try {
            Destination replyTo = request.getJMSReplyTo();
            if (replyTo != null) {
                answer(request, replyTo, lookup.answer(bodyOf(request)));
            }
        } catch (JMSException e) {
            throw new IllegalStateException("The request can't be answered now", e);
        }
    }

    private static @Nullable String bodyOf(Message request) throws JMSException {
        return request instanceof TextMessage text ? text.getText() : null;
    }

    private void answer(Message request, Destination replyTo, Answer answer) throws JMSException {
        JMSProducer producer = jms.createProducer()
                .setDeliveryMode(request.getJMSDeliveryMode())
                .setJMSCorrelationID(request.getJMSCorrelationID())
                .setProperty("contentType", answer.contentType())
                .setProperty("status", answer.status());
        producer.send(replyTo, answer.body());
    }
}
