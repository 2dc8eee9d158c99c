package dev.switchboard.registry;

/** Which part of a request a service's repliers put into the JMSCorrelationID of the reply. */
public enum CorrelateBy {
    /** The request's JMSCorrelationID. */
    CORRELATION_ID,

    /** The request's JMSMessageID, as many older systems do. */
    MESSAGE_ID
}
