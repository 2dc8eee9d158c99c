package dev.switchboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The house: who may know whom. */
@AnalyzeClasses(packages = "dev.switchboard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String EXCHANGE = "dev.switchboard.exchange..";
    private static final String CHANNEL = "dev.switchboard.channel..";
    private static final String LEDGER = "dev.switchboard.ledger..";
    private static final String DESCRIPTION = "dev.switchboard.description..";
    private static final String DELIVERY = "dev.switchboard.delivery..";
    private static final String HTTP = "dev.switchboard.http..";
    private static final String OPERATIONS = "dev.switchboard.operations..";
    private static final String CONSOLE = "dev.switchboard.console..";
    private static final String HEALTH = "dev.switchboard.health..";
    private static final String METRICS = "dev.switchboard.metrics..";
    private static final String WIRE_TAP = "dev.switchboard.wiretap..";
    private static final String TRACING = "dev.switchboard.tracing..";
    private static final String BROKER = "dev.switchboard.broker..";
    private static final String BOOT = "dev.switchboard.boot..";
    private static final String INTAKE = "dev.switchboard.intake..";
    private static final String SAMPLE = "dev.switchboard.sample..";

    private static final Pattern CLOCK_READINGS = Pattern.compile("java\\.lang\\.System\\.currentTimeMillis\\(\\)"
            + "|java\\.time\\..*\\.now\\((java\\.time\\.ZoneId)?\\)"
            + "|java\\.time\\.(Clock|InstantSource)\\.(system\\w*|tick\\w+)\\(.*\\)"
            + "|java\\.util\\.Date\\.<init>\\(\\)");

    @ArchTest
    static final ArchRule theKernelIsPlainJava = classes()
            .that()
            .resideInAPackage(EXCHANGE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(EXCHANGE, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule thePatternsDoNotKnowEachOther = slices().matching(
                    "dev.switchboard.(requestresponse|requestcallback|publishsubscribe)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true); // while there is but one of them

    @ArchTest
    static final ArchRule nothingNeedsTheSample = noClasses()
            .that()
            .resideOutsideOfPackage(SAMPLE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SAMPLE);

    @ArchTest
    static final ArchRule theSampleSeesWhatUsersCodeSees = noClasses()
            .that()
            .resideInAPackage(SAMPLE)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.switchboard..")
                    .and(not(resideInAnyPackage(SAMPLE, EXCHANGE, HTTP)))
                    .and(not(nameMatching("dev\\.switchboard\\.[a-z]+\\.(Requestor|Publisher)"))));

    @ArchTest
    static final ArchRule telephonyAndCrmMeetInMessagesAlone =
            slices().matching("dev.switchboard.sample.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule nobodyNeedsTheConsole = noClasses()
            .that()
            .resideOutsideOfPackages(CONSOLE, LEDGER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CONSOLE)
            .because("what it shows goes on without it");

    @ArchTest
    static final ArchRule nobodyNeedsToBeWatched = noClasses()
            .that()
            .resideOutsideOfPackages(HEALTH, METRICS, CONSOLE, LEDGER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HEALTH, METRICS)
            .because("all goes on without health and figures");

    @ArchTest
    static final ArchRule figuresAreWrittenByMetricsAlone = noClasses()
            .that()
            .resideOutsideOfPackage(METRICS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.prometheus..")
            .because("what counts doesn't know who reads");

    @ArchTest
    static final ArchRule openTelemetryIsKnownByWhoRecordsAlone = noClasses()
            .that()
            .haveNameNotMatching("dev\\.switchboard\\.tracing\\.(OpenTelemetryRecorder|RecordedSpan)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..")
            .because("it is not loaded where no spans are recorded");

    @ArchTest
    static final ArchRule tracingKnowsExchangesAlone = noClasses()
            .that()
            .resideInAPackage(TRACING)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.switchboard..").and(not(resideInAnyPackage(TRACING, EXCHANGE))))
            .because("it is on the way of every request, whoever records");

    @ArchTest
    static final ArchRule theWireTapKnowsExchangesAlone = noClasses()
            .that()
            .resideInAPackage(WIRE_TAP)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.switchboard..").and(not(resideInAnyPackage(WIRE_TAP, EXCHANGE))))
            .because("it is on the way of every request, whoever listens");

    @ArchTest
    static final ArchRule theAdapterStandsAlone = noClasses()
            .that()
            .resideInAPackage(BROKER)
            .should()
            .dependOnClassesThat(oursOutside(BROKER))
            .because("the resource adapter archive holds nothing else of ours");

    @ArchTest
    static final ArchRule nobodyUsesTheAdaptersClasses = noClasses()
            .that()
            .resideOutsideOfPackage(BROKER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BROKER)
            .because("they are not in the WAR");

    @ArchTest
    static final ArchRule theLauncherStandsAlone = noClasses()
            .that()
            .resideInAPackage(BOOT)
            .should()
            .dependOnClassesThat(oursOutside(BOOT))
            .because("it runs before the WAR is there");

    @ArchTest
    static final ArchRule nobodyUsesTheLauncher = noClasses()
            .that()
            .resideOutsideOfPackage(BOOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BOOT)
            .because("the WAR runs as well without it");

    @ArchTest
    static final ArchRule theIntakeStandsAlone = noClasses()
            .that()
            .resideInAPackage(INTAKE)
            .should()
            .dependOnClassesThat(oursOutside(INTAKE))
            .because("it is loaded with the server's classes, and nothing else of ours is");

    @ArchTest
    static final ArchRule nobodyUsesTheIntake = noClasses()
            .that()
            .resideOutsideOfPackage(INTAKE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INTAKE)
            .because("it is not in the WAR");

    @ArchTest
    static final ArchRule nobodyNeedsItsOwnDescription = noClasses()
            .that()
            .resideOutsideOfPackage(DESCRIPTION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DESCRIPTION);

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("dev.switchboard.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jmsIsSpokenInTheChannelAndByListeners = noClasses()
            .that()
            .resideOutsideOfPackages(CHANNEL, BROKER, SAMPLE)
            .and(not(partOfA("Listener")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.jms..");

    @ArchTest
    static final ArchRule theDatabaseIsTheLedgers = noClasses()
            .that()
            .resideOutsideOfPackages(LEDGER, SAMPLE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "org.flywaydb..");

    @ArchTest
    static final ArchRule restIsSpokenByResources = noClasses()
            .that()
            .resideOutsideOfPackage(HTTP)
            .and(not(partOfA("Resource")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule onlyDeliveryCallsOthersByHttp = noClasses()
            .that()
            .resideOutsideOfPackage(DELIVERY)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..", "org.apache.hc..")
                    .or(nameMatching("java(x)?\\.net\\.(ssl\\.)?(Http|Https|)URLConnection")));

    @ArchTest
    static final ArchRule serverAndBrokerStayOutOfTheWar = noClasses()
            .that()
            .resideOutsideOfPackages(BROKER, BOOT, INTAKE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fish.payara..", "org.glassfish..", "com.sun..", "org.apache.activemq..");

    @ArchTest
    static final ArchRule nothingIsDeserialised = noClasses()
            .should()
            .dependOnClassesThat(
                    nameMatching(".*\\.[A-Za-z]*ObjectMessage").or(nameMatching(ObjectInputStream.class.getName())));

    @ArchTest
    static final ArchRule timeComesFromOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages(OPERATIONS, BOOT)
            .should()
            .accessTargetWhere(readsTheClock())
            .because("tests give another");

    @ArchTest
    static final ArchRule onlyTheLauncherPrints =
            noClasses().that().resideOutsideOfPackage(BOOT).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule namesSayWhatAThingDoes =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Service)");

    @ArchTest
    static final ArchRule everyPackageSaysWhatItMustDoAndIsNullMarked =
            all(packages()).should(beNullMarked());

    private static DescribedPredicate<JavaClass> oursOutside(String itsPackage) {
        return resideInAPackage("dev.switchboard..").and(not(resideInAPackage(itsPackage)));
    }

    /** A class whose name ends so, or one nested in it. */
    private static DescribedPredicate<JavaClass> partOfA(String role) {
        return describe(
                "part of a " + role, type -> outermost(type).getSimpleName().endsWith(role));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return describe("reads the clock", access -> CLOCK_READINGS
                .matcher(access.getTarget().getFullName())
                .matches());
    }

    private static ClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
            }
        };
    }

    private static ArchCondition<JavaPackage> beNullMarked() {
        return new ArchCondition<>("have a package-info with @NullMarked") {
            @Override
            public void check(JavaPackage each, ConditionEvents events) {
                boolean marked = each.isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(each, marked, each.getName() + (marked ? " is" : " is not")));
            }
        };
    }
}
