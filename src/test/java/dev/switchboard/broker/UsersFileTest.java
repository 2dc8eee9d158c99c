package dev.switchboard.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersFileTest {
    @TempDir
    private Path folder;

    @Test
    void aLineIsAUserAPasswordAndRoles() throws IOException {
        Path file = file("""
                # who answers for the CRM
                crm = a secret, replier.crm.phone-number, publisher.crm.#
                idle = word
                """);

        assertThat(UsersFile.read(file))
                .containsExactly(
                        new BrokerUser(
                                "crm",
                                "a secret",
                                Set.of(
                                        new Grant(Right.REPLIER, "crm.phone-number"),
                                        new Grant(Right.PUBLISHER, "crm.#"))),
                        new BrokerUser("idle", "word", Set.of()));
    }

    @Test
    void aHashedPasswordIsKnownByThePasswordAlone() throws Exception {
        String hash = PasswordMaskingUtil.getHashProcessor().hash("a secret");
        List<BrokerUser> users = UsersFile.read(file("crm = " + hash));
        UserDirectory directory = new UserDirectory(new BrokerUser("switchboard", "x", Set.of()), users);

        assertThat(directory.validateUser("crm", "a secret")).isTrue();
        assertThat(directory.validateUser("crm", "another")).isFalse();
        assertThat(directory.validateUser("crm", hash)).isFalse();
        assertThat(directory.validateUser("unknown", "a secret")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crm",
                "crm = , replier.crm",
                "crm = secret, ",
                "crm = secret, replier",
                "crm = secret, replier.",
                "crm = secret, answerer.crm",
                "crm = secret, replier.#",
                "crm = secret, replier.crm.*",
                "crm = secret, replier.crm#",
                "crm = secret, replier.CRM",
                "crm = secret, subscriber.switchboard.replies.#",
                "crm = secret, receiver.switchboard.#",
                "crm = secret, publisher.activemq.management",
                "crm = ENC(secret)",
                "crm = \\u00zz"
            })
    void aWrongLineIsRefusedWithTheFileAndWithoutThePassword(String line) throws IOException {
        Path file = file(line);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> UsersFile.read(file))
                .withMessageStartingWith("BROKER_USERS " + file)
                .satisfies(refusal ->
                        assertThat(refusal.getMessage()).hasLineCount(1).doesNotContain("secret"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UsersFile.read(folder.resolve("missing")))
                .withMessageContaining("missing");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("users"), text);
    }
}
