package dev.switchboard.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.NoCacheLoginException;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;
import org.jspecify.annotations.Nullable;

/** Who may connect to the embedded broker: Switchboard itself, and the users of a file. The broker remembers an answer for ten seconds. */
final class UserDirectory implements ActiveMQSecurityManager5 {
    private static final String OUR_ROLE = "switchboard";

    private final String ourName;
    private final Map<String, BrokerUser> users;

    /** @param ours Switchboard's own user */
    UserDirectory(BrokerUser ours, Collection<BrokerUser> others) {
        this.ourName = ours.name();
        this.users = Stream.concat(others.stream(), Stream.of(ours))
                .collect(Collectors.toUnmodifiableMap(BrokerUser::name, Function.identity()));
    }

    /** The role of one user alone; no grant's role has a colon. */
    static String roleOf(String user) {
        return "user:" + user;
    }

    boolean isOurs(String user) {
        return user.equals(ourName);
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, @Nullable String domain)
            throws NoCacheLoginException {
        return find(user, password).map(this::subject).orElse(null);
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
        return subject != null
                && roles.stream().filter(check::hasRole).anyMatch(role -> subject.getPrincipals()
                        .contains(new RolePrincipal(role.getName())));
    }

    @Override
    public boolean validateUser(String user, @Nullable String password) {
        return find(user, password).isPresent();
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return find(user, password)
                .filter(known -> authorize(subject(known), roles, check, ""))
                .isPresent();
    }

    private Optional<BrokerUser> find(@Nullable String user, @Nullable String password) {
        return user == null || password == null
                ? Optional.empty()
                : Optional.ofNullable(users.get(user)).filter(known -> isPassword(known.password(), password));
    }

    private Subject subject(BrokerUser user) {
        Set<Principal> principals = user.grants().stream()
                .map(grant -> new RolePrincipal(grant.role()))
                .collect(Collectors.toCollection(HashSet::new));
        principals.add(new UserPrincipal(user.name()));
        principals.add(new RolePrincipal(isOurs(user.name()) ? OUR_ROLE : roleOf(user.name())));
        return new Subject(true, principals, Set.of(), Set.of());
    }

    private static boolean isPassword(String kept, String given) {
        return PasswordMaskingUtil.isEncMasked(kept)
                ? PasswordMaskingUtil.getHashProcessor().compare(given.toCharArray(), kept)
                : MessageDigest.isEqual(bytes(given), bytes(kept));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
