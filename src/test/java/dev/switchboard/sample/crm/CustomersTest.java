package dev.switchboard.sample.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample customers, as the migration inserts them. */
class CustomersTest {

    private static final String MIGRATION = "/dev/switchboard/sample/migrations/V1__customers.sql";

    private static final PhoneNumberUtil PHONE_NUMBERS = PhoneNumberUtil.getInstance();

    /** NANPA: 555-0100 to 555-0199 behind every area code. */
    private static final String NORTH_AMERICA = "1[2-9][0-9]{2}55501[0-9]{2}";

    /** What the numbering authority of a country keeps free for fiction, without the plus sign. */
    private static final Map<String, Pattern> RESERVED = Map.of(
            // Bundesnetzagentur: Berlin, Hamburg, Frankfurt, München, Köln, and two blocks of mobile numbers
            "DE",
                    anyOf(
                            "493023125[0-9]{3}",
                            "494066969[0-9]{3}",
                            "496990009[0-9]{3}",
                            "498999998[0-9]{3}",
                            "492214710[0-9]{3}",
                            "4917139200[0-9]{2}",
                            "49176040690[0-9]{2}"),
            // Ofcom: eleven cities, Tyneside, London, Northern Ireland, Cardiff
            "GB",
                    anyOf(
                            "441(1[3-8]|21|31|41|51|61)4960[0-9]{3}",
                            "441914980[0-9]{3}", "442079460[0-9]{3}", "442896496[0-9]{3}", "442920180[0-9]{3}"),
            // Arcep: one block in each of the five zones
            "FR", anyOf("33(19900|26191|35301|46571|53649)[0-9]{4}"),
            // PTS: Stockholm, Göteborg, Malmö, Kiruna, and mobile numbers from 05 on
            "SE",
                    anyOf(
                            "468465004[0-9]{2}",
                            "463139006[0-9]{2}",
                            "464062804[0-9]{2}",
                            "469803192[0-9]{2}",
                            "467017406(0[5-9]|[1-9][0-9])"),
            // ACMA: two blocks in each of the four regions, and thirty single mobile numbers
            "AU",
                    anyOf(
                            "61[2378](5550|7010)[0-9]{4}",
                            "6149157(0(006|110|156|157|158|159|313|737)|1(266|491|804)|2(549|665|983)|3(087|770)"
                                    + "|4(118|632)|5(254|789)|6(398|801)|7(426|644)|8(148|888|957)|9(212|455|760))"),
            "US", anyOf(NORTH_AMERICA),
            "CA", anyOf(NORTH_AMERICA),
            "PR", anyOf(NORTH_AMERICA),
            "VI", anyOf(NORTH_AMERICA),
            "GU", anyOf(NORTH_AMERICA));

    private static final Pattern BERLIN = anyOf("493023125[0-9]{3}");

    private static List<Customer> customers;

    @BeforeAll
    static void migrate() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
                Statement statement = connection.createStatement()) {
            statement.execute(migration());
            customers = customers(statement);
        }
    }

    @Test
    void thereAreAtLeastThreeHundredCustomers() {
        assertThat(customers).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void customersComeFromAtLeastEightCountries() {
        assertThat(customers.stream().map(Customer::country).distinct()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void idsCountUpwardWithoutGaps() {
        List<String> ids = IntStream.range(0, customers.size())
                .mapToObj(i -> "C-" + (1001 + i))
                .toList();

        assertThat(customers).extracting(Customer::id).containsExactlyElementsOf(ids);
    }

    @Test
    void everyNumberIsValid() {
        assertThat(customers).allSatisfy(customer -> {
            PhoneNumber number = parsed(customer.phoneNumber());

            assertThat(PHONE_NUMBERS.isValidNumber(number))
                    .as(customer.toString())
                    .isTrue();
        });
    }

    @Test
    void everyNumberIsWrittenAsE164() {
        assertThat(customers).allSatisfy(customer -> {
            PhoneNumber number = parsed(customer.phoneNumber());

            assertThat(customer.phoneNumber())
                    .isEqualTo(PHONE_NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164));
        });
    }

    @Test
    void everyNumberBelongsToTheCountryOfItsCustomer() {
        assertThat(customers).allSatisfy(customer -> {
            PhoneNumber number = parsed(customer.phoneNumber());

            assertThat(PHONE_NUMBERS.getRegionCodeForNumber(number))
                    .as(customer.toString())
                    .isEqualTo(customer.country());
        });
    }

    @Test
    void everyNumberIsReservedForFiction() {
        assertThat(customers).allSatisfy(customer -> {
            assertThat(RESERVED).containsKey(customer.country());
            assertThat(customer.phoneNumber().substring(1)).matches(RESERVED.get(customer.country()));
        });
    }

    @Test
    void noNumberIsGivenToTwoCustomers() {
        assertThat(customers).extracting(Customer::phoneNumber).doesNotHaveDuplicates();
    }

    @Test
    void theFirstCustomerIsCalledInBerlin() {
        Customer first = customers.get(0);

        assertThat(first.id()).isEqualTo("C-1001");
        assertThat(first.country()).isEqualTo("DE");
        assertThat(first.city()).isEqualTo("Berlin");
        assertThat(first.phoneNumber().substring(1)).matches(BERLIN);
    }

    @Test
    void everyLanguageIsAWellFormedTag() {
        assertThat(customers)
                .allSatisfy(customer -> assertThat(languageOf(customer)).isNotEmpty());
    }

    @Test
    void someCustomersSpeakForACompanyAndOthersForThemselves() {
        long companies = customers.stream()
                .filter(customer -> customer.company() != null)
                .count();

        assertThat(companies).isBetween(customers.size() * 3L / 10, customers.size() / 2L);
    }

    private static Pattern anyOf(String... ranges) {
        return Pattern.compile(String.join("|", ranges));
    }

    private static String migration() throws IOException {
        try (InputStream script = CustomersTest.class.getResourceAsStream(MIGRATION)) {
            assertThat(script).as(MIGRATION).isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Customer> customers(Statement statement) throws SQLException {
        List<Customer> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select id, name, company, city, country, language, phone_number from customer order by id")) {
            while (rows.next()) {
                found.add(new Customer(
                        rows.getString("id"),
                        rows.getString("name"),
                        rows.getString("company"),
                        rows.getString("city"),
                        rows.getString("country"),
                        rows.getString("language"),
                        rows.getString("phone_number")));
            }
        }
        return List.copyOf(found);
    }

    private static PhoneNumber parsed(String number) {
        try {
            return PHONE_NUMBERS.parse(number, null);
        } catch (NumberParseException e) {
            throw new AssertionError(number, e);
        }
    }

    private static String languageOf(Customer customer) {
        try {
            return new Locale.Builder()
                    .setLanguageTag(customer.language())
                    .build()
                    .getLanguage();
        } catch (IllformedLocaleException e) {
            throw new AssertionError(customer.toString(), e);
        }
    }

    private record Customer(
            String id, String name, String company, String city, String country, String language, String phoneNumber) {}
}
