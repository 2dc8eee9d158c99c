package dev.switchboard.sample.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes a request from step to step, with its Return Address, Correlation Identifier, expiration and delivery mode, and
 * answers it.
 *
 * <p>A persistent message is on the broker's disk when a method returns. A step that dies before its own message is
 * acknowledged is done again, and what it sends then has the ids that it had before: the broker drops what it has already.
 */
@ApplicationScoped
public class Pipe {
    private static final List<String> CARRIED_ON =
            List.of("exchangeId", "service", "switchboardPattern", "traceparent", "tracestate", "replyDeadline");

    /** Artemis' Duplicate Message Detection; to other brokers a property like any. */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    /** Messages of a group go to one consumer, so that no step is overtaken by another or by the reply where several nodes listen. */
    private static final String GROUP = "JMSXGroupID";

    /** With -1 the broker forgets the group. */
    private static final String GROUP_SEQUENCE = "JMSXGroupSeq";

    @Inject
    @JMSConnectionFactory("java:app/jms/broker")
    private JMSContext jms;

    @Inject
    private InstantSource clock;

    /** Tells the requestor that a step is done. */
    void progress(Message request, String step) throws JMSException {
        grouped(request, step).setProperty("progress", step).send(request.getJMSReplyTo(), "");
    }

    void pass(Message request, String queue, Object body) throws JMSException {
        following(request, queue)
                .setJMSReplyTo(request.getJMSReplyTo())
                .setProperty("contentType", "application/json")
                .send(jms.createQueue(queue), Bodies.write(body));
    }

    /** A reply doesn't expire: a late one is to be known as late. */
    void reply(Message request, Answer answer) throws JMSException {
        grouped(request, "reply")
                .setProperty(GROUP_SEQUENCE, -1)
                .setTimeToLive(Message.DEFAULT_TIME_TO_LIVE)
                .setProperty("contentType", answer.contentType())
                .setProperty("status", answer.status())
                .send(request.getJMSReplyTo(), Bodies.write(answer.body()));
    }

    private JMSProducer grouped(Message request, String what) throws JMSException {
        JMSProducer producer = following(request, what);
        String exchange = request.getJMSCorrelationID();
        return exchange == null ? producer : producer.setProperty(GROUP, exchange);
    }

    private JMSProducer following(Message request, String what) throws JMSException {
        JMSProducer producer = jms.createProducer()
                .setDeliveryMode(request.getJMSDeliveryMode())
                .setTimeToLive(timeToLive(request))
                .setJMSCorrelationID(request.getJMSCorrelationID());
        for (String property : CARRIED_ON) {
            if (request.propertyExists(property)) {
                producer.setProperty(property, request.getObjectProperty(property));
            }
        }
        String id = request.getJMSMessageID();
        if (id != null) { // its sender may have switched them off, and takes the risk of a second reply
            producer.setProperty(DUPLICATE_ID, id + "/" + what);
        }
        return producer;
    }

    /** What is left, for the broker to drop what is overdue; 0 where the request never expires. */
    private long timeToLive(Message request) throws JMSException {
        long expiration = request.getJMSExpiration();
        return expiration == 0 ? Message.DEFAULT_TIME_TO_LIVE : Math.max(1, expiration - clock.millis());
    }
}
