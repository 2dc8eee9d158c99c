package dev.switchboard.access;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls.
 *
 * @param id what his exchanges and subscriptions are kept under, at most 64 characters; empty for whoever calls without a key in
 *     development mode
 * @param name for people
 * @param limits what he may use of services and topics; operators have none
 * @param rateLimit how often he may call; empty for what the node's setting says
 */
public record Caller(String id, String name, Set<Role> roles, Limits limits, Optional<RateLimit> rateLimit) {
    /** Whoever calls without a key in development mode. */
    public static final Caller ANYBODY =
            new Caller("", "anybody", EnumSet.allOf(Role.class), Limits.NONE, Optional.of(RateLimit.NONE));

    private static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * Who makes this call, as {@link AccessFilter} has found out.
     *
     * @throws ProblemException {@code not-authenticated} where nobody has proved who he is
     */
    public static Caller of(HttpServletRequest call) {
        if (call.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new ProblemException(Fault.NOT_AUTHENTICATED, "Send Authorization: Bearer and an API key");
    }

    void makes(HttpServletRequest call) {
        call.setAttribute(ATTRIBUTE, this);
    }

    public boolean isOperator() {
        return roles.contains(Role.OPERATOR);
    }

    /** Whether he has the role; an operator has all. */
    public boolean is(Role role) {
        return roles.contains(role) || isOperator();
    }

    /**
     * Whether he may see what somebody made.
     *
     * @param maker his id
     */
    public boolean maySeeWhatIsOf(String maker) {
        return id.equals(maker) || isOperator();
    }

    public boolean mayUseService(String service) {
        return limits.services().isEmpty() || limits.services().get().contains(service);
    }

    public boolean mayUseTopic(String topic) {
        return limits.topics().isEmpty() || limits.topics().get().contains(topic);
    }
}
