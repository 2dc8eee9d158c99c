package dev.switchboard.container;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes requests and never answers. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = SilentReplier.QUEUE),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false")
        })
public class SilentReplier implements MessageListener {
    static final String QUEUE = "test.silence";

    @Override
    public void onMessage(Message request) {
        // that is the point
    }
}
