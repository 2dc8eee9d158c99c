package dev.switchboard.sample.insight;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Takes requests for an analysis: {@code {"customerId": "C-1001"}}. What can be read goes into the pipeline, the rest is answered
 * at once; a request without a Return Address is dropped, for there is nobody to work for.
 *
 * <p>No transaction, here and in the steps that follow: {@link Pipe} says what becomes of a step that dies half-way.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = CustomerAnalysisReplier.QUEUE),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class CustomerAnalysisReplier implements MessageListener {
    static final String QUEUE = "insight.customer-analysis";

    private static final Logger LOG = System.getLogger(CustomerAnalysisReplier.class.getName());

    @Inject
    private Pipe pipe;

    @Override
    public void onMessage(Message request) {
        try {
            if (request.getJMSReplyTo() == null) {
                LOG.log(Level.DEBUG, "A request without JMSReplyTo is dropped");
                return;
            }
            Optional<Question> question = Question.read(Bodies.textOf(request));
            if (question.isPresent()) {
                pipe.pass(request, HistoryLoader.QUEUE, question.get());
            } else {
                pipe.reply(request, Answer.malformed());
            }
        } catch (JMSException e) {
            throw new IllegalStateException("The request can't be taken now", e);
        }
    }
}
