package dev.switchboard.sample.insight;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** The last step: what to do next, which is the reply. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = Recommender.QUEUE),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class Recommender implements MessageListener {
    static final String QUEUE = "insight.recommend";

    private static final String STEP = "recommend";

    @Inject
    private Pipe pipe;

    @Override
    public void onMessage(Message request) {
        try {
            Analysis analysis = Analysis.of(Bodies.read(request, Scored.class));
            pipe.progress(request, STEP);
            pipe.reply(request, Answer.ok(analysis));
        } catch (JMSException e) {
            throw new IllegalStateException("The step can't be done now", e);
        }
    }
}
