package dev.switchboard.channel;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/** How to make a message from a session, which is the recipe's alone while it runs. */
@FunctionalInterface
public interface MessageRecipe {
    Message write(Session session, Destinations destinations) throws JMSException;
}
