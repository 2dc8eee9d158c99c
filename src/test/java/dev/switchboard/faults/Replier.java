package dev.switchboard.faults;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Answers requests, and writes down what it was asked and what it said. */
final class Replier implements AutoCloseable {
    private final LedgerFile requests;
    private final LedgerFile replies;
    private final PatientConsumer consumer;

    Replier(ActiveMQConnectionFactory factory, Path ledgers) {
        this.requests = new LedgerFile(ledgers.resolve(Evidence.REQUESTS));
        this.replies = new LedgerFile(ledgers.resolve(Evidence.REPLIES));
        this.consumer = new PatientConsumer(factory, Kind.ANSWERED.service(), this::answer);
    }

    private void answer(Message request, Session session, MessageProducer producer) throws JMSException {
        String exchange = request.getStringProperty("exchangeId");
        int number = Content.numberIn(request.getBody(String.class));
        requests.write(exchange, request.getJMSMessageID(), number);
        TextMessage reply = session.createTextMessage(Content.ofReply(number));
        reply.setStringProperty("contentType", "application/json");
        if (Kind.of(number) == Kind.REFUSED) {
            reply.setIntProperty("status", 422);
        }
        reply.setJMSCorrelationID(request.getJMSCorrelationID());
        producer.send(request.getJMSReplyTo(), reply);
        replies.write(exchange, number);
    }

    @Override
    public void close() throws IOException {
        consumer.close();
        requests.close();
        replies.close();
    }
}
