package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.switchboard.boot.BootSettings.Mode;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootSettingsTest {
    @Test
    void anEmptyEnvironmentMeansProductionOnTheContractsDefaults() {
        BootSettings settings = BootSettings.from(Map.of());

        assertThat(settings.mode()).isEqualTo(Mode.PRODUCTION);
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.node()).isEmpty();
        assertThat(settings.logLevel()).isEqualTo(Level.INFO);
        assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
        assertThat(settings.database().url()).startsWith("jdbc:h2:file:" + settings.data());
    }

    @Test
    void anUnknownLogFormatIsRefusedByName() {
        assertThat(BootSettings.from(Map.of("SWITCHBOARD_LOG_FORMAT", "json")).logFormat())
                .isEqualTo(LogFormat.JSON);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BootSettings.from(Map.of("SWITCHBOARD_LOG_FORMAT", "xml")))
                .satisfies(refusal -> assertThat(refusal.reason()).contains("SWITCHBOARD_LOG_FORMAT", "json", "xml"));
    }

    @Test
    void aBlankValueIsNone() {
        assertThat(BootSettings.from(Map.of("SWITCHBOARD_PORT", " ")).port()).isEqualTo(8080);
    }

    @Test
    void inProductionTheBrokerHasAPortOnlyWhenAPasswordIsGiven() {
        assertThat(BootSettings.from(Map.of()).broker().port()).isEmpty();
        assertThat(BootSettings.from(Map.of("BROKER_PASSWORD", "secret"))
                        .broker()
                        .port())
                .contains(61616);
    }

    @Test
    void inDevelopmentTheBrokerHasAPortUnlessItIsZero() {
        Map<String, String> development = Map.of("SWITCHBOARD_MODE", "development");
        Map<String, String> without = Map.of("SWITCHBOARD_MODE", "development", "BROKER_PORT", "0");

        assertThat(BootSettings.from(development).broker().port()).contains(61616);
        assertThat(BootSettings.from(without).broker().port()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://broker:61616",
                "tcp://broker",
                "tcp://[::1]:61616?sslEnabled=true",
                "(tcp://one:61616,tcp://two:61616)?ha=true&reconnectAttempts=-1"
            })
    void anExternalBrokerMayBeOneOrSeveralAndOpensNoPortHere(String url) {
        BrokerPlace broker = BootSettings.from(Map.of("BROKER_URL", url, "BROKER_PASSWORD", "secret"))
                .broker();

        assertThat(broker.url()).contains(url);
        assertThat(broker.port()).isEmpty();
    }

    @Test
    void aPostgresqlUrlChoosesItsDriverAndIsShownWithoutParameters() {
        DatabaseSettings database = BootSettings.from(Map.of(
                        "DATABASE_URL", "jdbc:postgresql://db:5432/switchboard?password=secret",
                        "DATABASE_USER", "me"))
                .database();

        assertThat(database.dataSource()).isEqualTo("org.postgresql.ds.PGSimpleDataSource");
        assertThat(database.user()).isEqualTo("me");
        assertThat(database.description()).isEqualTo("jdbc:postgresql://db:5432/switchboard");
    }

    @Test
    void aPostgresqlThatHangsHoldsNobodyForEver() {
        assertThat(url("jdbc:postgresql://db/a")).isEqualTo("jdbc:postgresql://db/a?connectTimeout=5&socketTimeout=60");
        assertThat(url("jdbc:postgresql://db/a?socketTimeout=0&ssl=true"))
                .isEqualTo("jdbc:postgresql://db/a?socketTimeout=0&ssl=true&connectTimeout=5");
    }

    private static String url(String given) {
        return BootSettings.from(Map.of("DATABASE_URL", given)).database().url();
    }

    @Test
    void aFolderWithASemicolonStaysOneFolderInTheDatabasesUrl() {
        assertThat(BootSettings.from(Map.of("SWITCHBOARD_DATA", "/a;b"))
                        .database()
                        .url())
                .startsWith("jdbc:h2:file:/a\\;b/database/switchboard;");
    }

    @ParameterizedTest
    @CsvSource({
        "SWITCHBOARD_MODE, dev",
        "SWITCHBOARD_PORT, 0",
        "SWITCHBOARD_PORT, 65536",
        "SWITCHBOARD_PORT, 99999999999",
        "SWITCHBOARD_PORT, -1",
        "SWITCHBOARD_NODE, Node One",
        "SWITCHBOARD_NODE, -a",
        "SWITCHBOARD_LOG_LEVEL, verbose",
        "BROKER_PORT, 65536",
        "BROKER_URL, broker:61616",
        "BROKER_URL, tcp://broker:99999",
        "BROKER_URL, tcp://",
        "BROKER_URL, http://broker:61616",
        "BROKER_URL, '(tcp://one,two)'",
        "DATABASE_URL, jdbc:mysql://db/switchboard",
        "DATABASE_POOL_SIZE, 0",
        "SWITCHBOARD_HEADER_LIMIT, 1",
        "SWITCHBOARD_HEADER_TIMEOUT, 5",
        "SWITCHBOARD_HEADER_TIMEOUT, PT0.5S",
        "SWITCHBOARD_BODY_LIMIT, 0",
        "SWITCHBOARD_BODY_TIMEOUT, PT0S",
        "SWITCHBOARD_BODY_TIMEOUT, PT1.5S",
        "SWITCHBOARD_IDLE_TIMEOUT, PT2H",
        "SWITCHBOARD_CONNECTION_LIMIT, many"
    })
    void aWrongValueIsRefusedInOneLineThatNamesItsVariable(String variable, String value) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BootSettings.from(Map.of(variable, value)))
                .withMessageStartingWith(variable + " must ")
                .satisfies(refusal -> assertThat(refusal.reason()).hasLineCount(1));
    }

    @Test
    void aUrlThatIsRefusedIsNotRepeatedForItMayHoldAPassword() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BootSettings.from(Map.of("BROKER_URL", "broker?password=secret")))
                .satisfies(refusal -> assertThat(refusal.reason()).doesNotContain("secret"));
    }

    @Test
    void anOperatorsKeyThatIsNoneIsRefusedWithoutBeingRepeated() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BootSettings.from(Map.of("SWITCHBOARD_OPERATOR_KEY", "sb_too-short")))
                .withMessageStartingWith("SWITCHBOARD_OPERATOR_KEY must be ")
                .satisfies(refusal -> assertThat(refusal.reason()).doesNotContain("too-short"));
        assertThatNoException()
                .isThrownBy(() -> BootSettings.from(Map.of("SWITCHBOARD_OPERATOR_KEY", "sb_" + "k".repeat(43))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BROKER_USERS", "BROKER_TLS_KEYSTORE", "BROKER_TLS_KEYSTORE_PASSWORD", "BROKER_BIND"})
    void whatOnlyTheEmbeddedBrokerHasIsRefusedWhereThereIsNone(String variable) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BootSettings.from(Map.of("BROKER_URL", "tcp://broker:61616", variable, "localhost")))
                .withMessageStartingWith(variable);
    }

    @Test
    void inDevelopmentTheBrokerIsForThisMachineAlone() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> BootSettings.from(Map.of("SWITCHBOARD_MODE", "development", "BROKER_BIND", "0.0.0.0")))
                .withMessageStartingWith("BROKER_BIND");
        assertThat(BootSettings.from(Map.of("BROKER_USERS", "users", "BROKER_BIND", "0.0.0.0"))
                        .broker()
                        .port())
                .as("opened by its users")
                .contains(61_616);
    }

    @Test
    void httpAndBrokerNeedTwoPorts() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BootSettings.from(
                        Map.of("SWITCHBOARD_MODE", "development", "SWITCHBOARD_PORT", "9000", "BROKER_PORT", "9000")))
                .withMessageContainingAll("SWITCHBOARD_PORT", "BROKER_PORT", "9000");
    }
}
