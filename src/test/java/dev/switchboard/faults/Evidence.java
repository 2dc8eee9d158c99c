package dev.switchboard.faults;

import dev.switchboard.faults.Kind.Route;
import java.nio.file.Path;
import java.util.List;

/**
 * What sender, replier and receivers wrote down, each for itself, and what Switchboard itself says of the exchanges at the end.
 *
 * @param promises answers 202
 * @param cancellations answers that it is cancelled
 * @param refusals answers that no sender should get, with their number
 * @param requests messages that the replier got
 * @param replies messages that the replier sent
 * @param tellings what receivers were told
 * @param ends what Switchboard says, asked once or several times
 */
record Evidence(
        List<Promise> promises,
        List<String> cancellations,
        List<String> refusals,
        List<Requested> requests,
        List<Replied> replies,
        List<Telling> tellings,
        List<End> ends) {
    static final String PROMISES = "sender-promises";
    static final String CANCELLATIONS = "sender-cancellations";
    static final String REFUSALS = "sender-refusals";
    static final String REQUESTS = "replier-requests";
    static final String REPLIES = "replier-replies";
    static final String TELLINGS = "receiver";
    static final String ENDS = "switchboard";

    record Promise(int number, String exchange) {}

    record Requested(String exchange, String messageId, int number) {}

    record Replied(String exchange, int number) {}

    /** @param authentic whether the receiver could verify the signature; of queues, whether it came from the broker */
    record Telling(Route route, String exchange, String state, String contentType, String body, boolean authentic) {}

    record End(String exchange, String state) {}

    static Evidence in(Path folder) {
        return new Evidence(
                LedgerFile.read(folder.resolve(PROMISES)).stream()
                        .map(entry -> new Promise(Integer.parseInt(entry.get(0)), entry.get(1)))
                        .toList(),
                LedgerFile.read(folder.resolve(CANCELLATIONS)).stream()
                        .map(entry -> entry.get(0))
                        .toList(),
                LedgerFile.read(folder.resolve(REFUSALS)).stream()
                        .map(entry -> String.join(" ", entry))
                        .toList(),
                LedgerFile.read(folder.resolve(REQUESTS)).stream()
                        .map(entry -> new Requested(entry.get(0), entry.get(1), Integer.parseInt(entry.get(2))))
                        .toList(),
                LedgerFile.read(folder.resolve(REPLIES)).stream()
                        .map(entry -> new Replied(entry.get(0), Integer.parseInt(entry.get(1))))
                        .toList(),
                LedgerFile.read(folder.resolve(TELLINGS)).stream()
                        .map(Evidence::telling)
                        .toList(),
                LedgerFile.read(folder.resolve(ENDS)).stream()
                        .map(entry -> new End(entry.get(0), entry.get(1)))
                        .toList());
    }

    /** How often a receiver was told what it knew. */
    long toldAgain() {
        return tellings.size()
                - tellings.stream().map(Telling::exchange).distinct().count();
    }

    /** How often a replier was asked what it had been asked before. */
    long askedAgain() {
        return requests.size()
                - requests.stream().map(Requested::number).distinct().count();
    }

    private static Telling telling(List<String> entry) {
        return new Telling(
                Route.valueOf(entry.get(0)),
                entry.get(1),
                entry.get(2),
                entry.get(3),
                entry.get(4),
                Boolean.parseBoolean(entry.get(5)));
    }
}
