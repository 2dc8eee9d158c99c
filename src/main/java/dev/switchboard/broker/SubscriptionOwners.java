package dev.switchboard.broker;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users from each other's queues. The broker's permissions are those of addresses; a subscription is a queue at its topic's
 * address, so without this whoever may subscribe could take another's events, Switchboard's own among them, or end the subscription.
 */
final class SubscriptionOwners implements ActiveMQServerPlugin {
    /** JMS clients put a backslash before a dot of a subscription's name. */
    private static final Pattern RESERVED = Pattern.compile("switchboard\\\\?\\..*");

    /** Such a queue's name, as MQTT clients make them, would be taken for a pattern. */
    private static final Pattern WILDCARD = Pattern.compile("[#*]");

    private final UserDirectory users;
    private final Set<Role> ours;
    private @Nullable ActiveMQServer server;

    SubscriptionOwners(UserDirectory users, Set<Role> ours) {
        this.users = users;
        this.ours = ours;
    }

    @Override
    public void registered(ActiveMQServer broker) {
        server = broker;
        broker.registerActivateCallback(new ActivateCallback() {
            /** What was there when it stopped is loaded, and nobody connects yet. */
            @Override
            public void activated() {
                protectAll();
            }
        });
    }

    /** Queues' names are the broker's own business; nobody but Switchboard takes one that another's queue may need. */
    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        SimpleString user = queue.getUser();
        if (user == null || users.isOurs(user.toString()) || Boolean.TRUE.equals(queue.isTemporary())) {
            return;
        }
        boolean isTopics = queue.getRoutingType() == RoutingType.MULTICAST;
        String name = queue.getName().toString();
        if (isTopics
                ? RESERVED.matcher(name).matches()
                : !name.equals(queue.getAddress().toString())) {
            throw new ActiveMQSecurityException(user + " may not make a queue with the name " + name);
        }
    }

    @Override
    public void afterCreateQueue(Queue queue) {
        protect(queue);
    }

    @Override
    public void afterDestroyQueue(
            Queue queue,
            SimpleString address,
            SecurityAuth session,
            boolean checkConsumerCount,
            boolean removeConsumers,
            boolean autoDeleteAddress) {
        if (server != null) {
            server.getSecurityRepository().removeMatch(match(queue));
        }
    }

    private void protectAll() {
        if (server != null) {
            server.getPostOffice()
                    .getAllBindings()
                    .filter(QueueBinding.class::isInstance)
                    .forEach(binding -> protect(((QueueBinding) binding).getQueue()));
        }
    }

    private void protect(Queue queue) {
        String match = match(queue);
        if (server != null
                && queue.getRoutingType() == RoutingType.MULTICAST
                && !WILDCARD.matcher(match).find()) {
            // the broker doesn't say who made a queue by its management; only Switchboard may
            SimpleString owner = queue.getUser();
            Set<Role> roles = owner == null ? ours : Permissions.ofOwner(ours, UserDirectory.roleOf(owner.toString()));
            server.getSecurityRepository().addMatch(match, roles);
        }
    }

    private static String match(Queue queue) {
        return CompositeAddress.toFullyQualified(queue.getAddress(), queue.getName())
                .toString();
    }
}
