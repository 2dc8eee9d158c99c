package dev.switchboard.channel;

import jakarta.ejb.Singleton;
import jakarta.jms.JMSConnectionFactoryDefinition;
import jakarta.resource.AdministeredObjectDefinition;

/** What the WAR, and a user's own code in it, looks up to reach the broker. */
@JMSConnectionFactoryDefinition(
        name = BrokerResources.POOLED,
        resourceAdapter = BrokerResources.ADAPTER,
        description = "Pooled and enlisted by the server: for message-driven beans and other business code")
@AdministeredObjectDefinition(
        name = BrokerResources.DIRECT,
        resourceAdapter = BrokerResources.ADAPTER,
        interfaceName = "jakarta.jms.ConnectionFactory",
        className = "dev.switchboard.broker.DirectConnectionFactory",
        description = "Straight from the client: for long-lived connections with listeners of their own")
@Singleton
public class BrokerResources {
    public static final String POOLED = "java:app/jms/broker";
    static final String DIRECT = "java:app/jms/direct";
    static final String ADAPTER = "artemis";
}
