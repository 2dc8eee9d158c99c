package dev.switchboard.broker;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;

/**
 * The broker's security settings that follow from users' grants. Of the settings that match an address the broker takes the most
 * specific alone, so each holds the roles of the wider ones, too.
 */
final class Permissions {
    private static final Set<String> REPLY_ADDRESSES = Set.of("switchboard.replies.#", "switchboard.callback-replies");

    private final Set<Grant> grants;
    private final Set<Role> ours;

    /** @param ours Switchboard's own role, which may do everything everywhere */
    Permissions(Collection<BrokerUser> users, Set<Role> ours) {
        this.grants = users.stream().flatMap(user -> user.grants().stream()).collect(Collectors.toUnmodifiableSet());
        this.ours = ours;
    }

    /** Roles by match. */
    Map<String, Set<Role>> settings() {
        Map<String, Set<Role>> settings = new HashMap<>();
        for (Grant each : grants) {
            settings.computeIfAbsent(
                    each.match(),
                    match -> withOurs(
                            grants.stream().filter(grant -> grant.covers(match)).toList(), Right::here));
        }
        REPLY_ADDRESSES.forEach(match -> settings.put(match, withOurs(grants, Right::atReplyAddresses)));
        settings.put(EmbeddedBroker.TEMPORARY + ".#", withOurs(grants, Right::atTemporaryQueues));
        return settings;
    }

    /** Of a subscription: Switchboard and who made it. */
    static Set<Role> ofOwner(Set<Role> ours, String ownersRole) {
        Set<Role> roles = new HashSet<>(ours);
        roles.add(role(ownersRole, Right.SUBSCRIBER.here()));
        return roles;
    }

    private Set<Role> withOurs(Collection<Grant> some, Function<Right, Set<CheckType>> place) {
        Set<Role> roles = new HashSet<>(ours);
        some.forEach(grant -> roles.add(role(grant.role(), place.apply(grant.right()))));
        return roles;
    }

    private static Role role(String name, Set<CheckType> may) {
        return new Role(
                name,
                may.contains(CheckType.SEND),
                may.contains(CheckType.CONSUME),
                may.contains(CheckType.CREATE_DURABLE_QUEUE),
                may.contains(CheckType.DELETE_DURABLE_QUEUE),
                may.contains(CheckType.CREATE_NON_DURABLE_QUEUE),
                may.contains(CheckType.DELETE_NON_DURABLE_QUEUE),
                false,
                may.contains(CheckType.BROWSE),
                may.contains(CheckType.CREATE_ADDRESS),
                may.contains(CheckType.DELETE_ADDRESS),
                false,
                false);
    }
}
