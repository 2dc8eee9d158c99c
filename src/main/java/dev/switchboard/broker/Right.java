package dev.switchboard.broker;

import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;

/** What a broker user may be to an address: the permissions there, at reply addresses, and at temporary queues. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that nobody can change
enum Right {
    /** Takes a service's requests, and answers them. */
    REPLIER(
            Set.of(CheckType.CONSUME, CheckType.CREATE_ADDRESS, CheckType.CREATE_DURABLE_QUEUE),
            Set.of(CheckType.SEND),
            Set.of(CheckType.SEND)),

    /** Sends a service requests, whose replies come to a temporary queue. */
    REQUESTOR(
            Set.of(CheckType.SEND),
            Set.of(),
            Set.of(
                    CheckType.CONSUME,
                    CheckType.CREATE_ADDRESS,
                    CheckType.DELETE_ADDRESS,
                    CheckType.CREATE_NON_DURABLE_QUEUE,
                    CheckType.DELETE_NON_DURABLE_QUEUE)),

    /** Takes what comes to a queue, such as callbacks. */
    RECEIVER(
            Set.of(CheckType.CONSUME, CheckType.BROWSE, CheckType.CREATE_ADDRESS, CheckType.CREATE_DURABLE_QUEUE),
            Set.of(),
            Set.of()),

    /** Publishes events. */
    PUBLISHER(Set.of(CheckType.SEND, CheckType.CREATE_ADDRESS), Set.of(), Set.of()),

    /** Listens to a topic, durably or not, and owns the subscriptions that it makes. */
    SUBSCRIBER(
            Set.of(
                    CheckType.CONSUME,
                    CheckType.BROWSE,
                    CheckType.CREATE_ADDRESS,
                    CheckType.CREATE_DURABLE_QUEUE,
                    CheckType.DELETE_DURABLE_QUEUE,
                    CheckType.CREATE_NON_DURABLE_QUEUE,
                    CheckType.DELETE_NON_DURABLE_QUEUE),
            Set.of(),
            Set.of());

    private final Set<CheckType> here;
    private final Set<CheckType> atReplyAddresses;
    private final Set<CheckType> atTemporaryQueues;

    Right(Set<CheckType> here, Set<CheckType> atReplyAddresses, Set<CheckType> atTemporaryQueues) {
        this.here = here;
        this.atReplyAddresses = atReplyAddresses;
        this.atTemporaryQueues = atTemporaryQueues;
    }

    /** At the address that it is a right to. */
    Set<CheckType> here() {
        return here;
    }

    Set<CheckType> atReplyAddresses() {
        return atReplyAddresses;
    }

    Set<CheckType> atTemporaryQueues() {
        return atTemporaryQueues;
    }
}
