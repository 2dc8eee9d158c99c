package dev.switchboard.faults;

import dev.switchboard.faults.Campaign.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Kills Switchboard at every point, with each setup, and then plants every defect, which must be found. Ends with 1 where a promise was
 * broken, a point was not reached, or a defect was not found.
 */
public final class Faults {
    private static final String DEFECTS = "defects";
    private static final String ALL = "h2,postgresql,h2+broker,postgresql+broker," + DEFECTS;

    private final List<String> table = new ArrayList<>();
    private boolean failed;

    private Faults() {}

    public static void main(String[] arguments) throws Exception {
        Faults faults = new Faults();
        for (String setup : System.getProperty("faults", ALL).split(",", -1)) {
            if (setup.equals(DEFECTS)) {
                faults.plantAll();
            } else {
                faults.killAtEachPoint(setup);
            }
        }
        faults.report();
    }

    private void killAtEachPoint(String setup) throws Exception {
        try (Campaign campaign = new Campaign(Setup.named(setup), Stream.empty())) {
            for (Point point : Point.values()) {
                campaign.flow();
                long waiting = campaign.kill(point);
                Findings findings = campaign.settle();
                row(setup, point.text(), waiting, findings, findings.breaches().isEmpty() ? "kept" : "BROKEN");
                failed |= !findings.breaches().isEmpty();
            }
        }
    }

    private void plantAll() throws Exception {
        for (Defect defect : Defect.values()) {
            plant(defect);
        }
    }

    private void plant(Defect defect) throws Exception {
        Findings findings = defect.findings("h2");
        boolean found = !findings.breaches().isEmpty();
        row("h2", "planted: " + defect.text(), findings.exchanges(), findings, found ? "found" : "NOT FOUND");
        failed |= !found;
    }

    private void row(String setup, String what, long waiting, Findings findings, String verdict) {
        String row = String.format(
                Locale.ROOT,
                "%-18s %-34s %8d %8d %8d %8d %7.1f s  %s",
                setup,
                what,
                findings.exchanges(),
                waiting,
                findings.evidence().toldAgain(),
                findings.evidence().askedAgain(),
                findings.recovery().toMillis() / 1000.0,
                verdict);
        table.add(row);
        System.out.println(row);
        findings.breaches().stream().limit(5).forEach(breach -> System.out.println("    " + breach));
    }

    private void report() {
        System.out.println();
        System.out.printf(
                "%-18s %-34s %8s %8s %8s %8s %9s  %s%n",
                "setup", "killed", "promised", "on way", "told x2", "asked x2", "recovery", "promises");
        table.forEach(System.out::println);
        System.exit(failed ? 1 : 0);
    }
}
