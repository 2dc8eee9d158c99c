package dev.switchboard.container;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with and without the sample. */
final class Deployments {
    private static final String CLASSES = "/WEB-INF/classes/";

    private Deployments() {}

    /** All of it, and what tests need. */
    static WebArchive complete() {
        return ShrinkWrap.create(ZipImporter.class, "switchboard.war")
                .importFrom(new File(System.getProperty("switchboard.war")))
                .as(WebArchive.class)
                .addAsLibraries(jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(Matcher.class));
    }

    /** As a user has it who took the sample out and wrote other repliers. */
    static WebArchive coreWith(String declarations, Class<?>... repliers) {
        WebArchive core = ShrinkWrap.create(WebArchive.class, "switchboard.war")
                .merge(
                        complete(),
                        Filters.exclude(CLASSES + "(dev/switchboard/sample/.*|META-INF/persistence.xml"
                                + "|declarations.json)|/WEB-INF/glassfish-ejb-jar.xml"));
        return core.addAsResource(new StringAsset(declarations), "declarations.json")
                .addClasses(repliers);
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
