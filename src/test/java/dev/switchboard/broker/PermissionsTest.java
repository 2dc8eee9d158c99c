package dev.switchboard.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final Role OURS =
            new Role("switchboard", true, true, true, true, true, true, true, true, true, true, true, true);

    private final Map<String, Set<Role>> settings = new Permissions(
                    List.of(
                            user("one", "replier.crm.phone-number"),
                            user("wide", "subscriber.crm.#"),
                            user("asking", "requestor.crm.phone-number")),
                    Set.of(OURS))
            .settings();

    @Test
    void aNarrowMatchHoldsTheRolesOfTheWiderOnes() {
        assertThat(may("crm.phone-number", "replier.crm.phone-number"))
                .containsExactlyInAnyOrder(CheckType.CONSUME, CheckType.CREATE_ADDRESS, CheckType.CREATE_DURABLE_QUEUE);
        assertThat(may("crm.phone-number", "requestor.crm.phone-number")).containsExactly(CheckType.SEND);
        assertThat(may("crm.phone-number", "subscriber.crm.#")).contains(CheckType.CONSUME);
        assertThat(may("crm.#", "replier.crm.phone-number")).isEmpty();
    }

    @Test
    void repliersSendToReplyAddressesAndNobodyReadsThere() {
        for (String address : List.of("switchboard.replies.#", "switchboard.callback-replies")) {
            assertThat(may(address, "replier.crm.phone-number")).containsExactly(CheckType.SEND);
            assertThat(may(address, "requestor.crm.phone-number")).isEmpty();
            assertThat(may(address, "subscriber.crm.#")).isEmpty();
        }
    }

    @Test
    void switchboardKeepsItsOwnRoleEverywhere() {
        assertThat(settings.values()).allSatisfy(roles -> assertThat(roles).contains(OURS));
    }

    @Test
    void aWiderGrantCoversWhatIsBelowIt() {
        Grant wide = new Grant(Right.REPLIER, "crm.#");

        assertThat(List.of("crm", "crm.a", "crm.a.b", "crm.a.#")).allMatch(wide::covers);
        assertThat(List.of("crmx", "cr", "crmx.#", "billing.crm")).noneMatch(wide::covers);
    }

    private List<CheckType> may(String match, String role) {
        return settings.getOrDefault(match, Set.of()).stream()
                .filter(each -> each.getName().equals(role))
                .flatMap(each -> Arrays.stream(CheckType.values()).filter(check -> check.hasRole(each)))
                .toList();
    }

    private static BrokerUser user(String name, String... roles) {
        return new BrokerUser(
                name,
                "word",
                Arrays.stream(roles)
                        .map(role -> Grant.read(role).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
