package dev.switchboard.sample.insight;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;

/** The first step: what is known of the customer. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = HistoryLoader.QUEUE),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class HistoryLoader implements MessageListener {
    static final String QUEUE = "insight.load-history";

    private static final String STEP = "load-history";

    @Inject
    private Histories histories;

    @Inject
    private Pipe pipe;

    @Override
    public void onMessage(Message request) {
        try {
            String customerId = Bodies.read(request, Question.class).customerId();
            Optional<History> history = histories.find(customerId);
            if (history.isPresent()) {
                pipe.progress(request, STEP);
                pipe.pass(request, Scorer.QUEUE, history.get());
            } else {
                pipe.reply(request, Answer.unknown(customerId));
            }
        } catch (JMSException e) {
            throw new IllegalStateException("The step can't be done now", e);
        }
    }
}
