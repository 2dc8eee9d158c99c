package dev.switchboard.sample.insight;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** The second step: how the customer stands. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = Scorer.QUEUE),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class Scorer implements MessageListener {
    static final String QUEUE = "insight.score";

    private static final String STEP = "score";

    @Inject
    private Pipe pipe;

    @Override
    public void onMessage(Message request) {
        try {
            Scored scored = Scored.of(Bodies.read(request, History.class));
            pipe.progress(request, STEP);
            pipe.pass(request, Recommender.QUEUE, scored);
        } catch (JMSException e) {
            throw new IllegalStateException("The step can't be done now", e);
        }
    }
}
