package dev.switchboard.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.switchboard.faults.Evidence.End;
import dev.switchboard.faults.Evidence.Promise;
import dev.switchboard.faults.Evidence.Replied;
import dev.switchboard.faults.Evidence.Requested;
import dev.switchboard.faults.Evidence.Telling;
import dev.switchboard.faults.Kind.Route;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Holds the ledgers against each other: what of the contract was broken, one line a breach. */
final class Checker {
    private static final String REPLIED = "replied";
    private static final Set<String> ENDS = Set.of(REPLIED, "failed", "expired", "cancelled");

    private final Evidence evidence;
    private final Set<String> promised;
    private final Set<String> cancelled;
    private final Map<String, Set<String>> states;
    private final Map<String, List<Telling>> tellings;
    private final Map<String, Set<Integer>> replies;

    private Checker(Evidence evidence) {
        this.evidence = evidence;
        this.promised = evidence.promises().stream().map(Promise::exchange).collect(toSet());
        this.cancelled = new HashSet<>(evidence.cancellations());
        this.states = evidence.ends().stream().collect(groupingBy(End::exchange, mapping(End::state, toSet())));
        this.tellings = evidence.tellings().stream().collect(groupingBy(Telling::exchange));
        this.replies =
                evidence.replies().stream().collect(groupingBy(Replied::exchange, mapping(Replied::number, toSet())));
    }

    /** @return nothing when every promise was kept */
    static Set<String> breaches(Evidence evidence) {
        Checker checker = new Checker(evidence);
        return new TreeSet<>(Stream.of(
                        checker.ofPromises(),
                        checker.ofTellings(),
                        checker.ofRequests(),
                        evidence.refusals().stream().map(refusal -> "the sender was refused: " + refusal))
                .flatMap(Function.identity())
                .toList());
    }

    private Stream<String> ofPromises() {
        Map<Integer, Set<String>> exchanges =
                evidence.promises().stream().collect(groupingBy(Promise::number, mapping(Promise::exchange, toSet())));
        return Stream.concat(
                exchanges.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .map(entry -> "one key, several exchanges: " + entry),
                evidence.promises().stream().flatMap(this::ofPromise));
    }

    private Stream<String> ofPromise(Promise promise) {
        Set<String> ends = states.getOrDefault(promise.exchange(), Set.of());
        Set<String> expected = expected(promise);
        return Stream.of(
                        breach(ends.size() != 1, "not in exactly one state but " + ends),
                        breach(!ENDS.containsAll(ends), "never ended: " + ends),
                        breach(!expected.containsAll(ends), "ended as " + ends + " and not " + expected),
                        breach(owed(promise, ends) && !told(promise), "its receiver never learned of it"))
                .flatMap(Function.identity())
                .map(breach -> promise + ": " + breach);
    }

    /** An exchange that its caller tried to cancel may have expired before; but not after he was told that it is cancelled. */
    private Set<String> expected(Promise promise) {
        Kind kind = Kind.of(promise.number());
        return kind == Kind.CANCELLED && !cancelled.contains(promise.exchange())
                ? Set.of("cancelled", "expired")
                : Set.of(kind.state());
    }

    private static boolean owed(Promise promise, Set<String> ends) {
        return Kind.of(promise.number()).route() != Route.NONE && !ends.contains("cancelled");
    }

    private boolean told(Promise promise) {
        Route route = Kind.of(promise.number()).route();
        return tellings.getOrDefault(promise.exchange(), List.of()).stream()
                .anyMatch(telling -> telling.route() == route);
    }

    private Stream<String> ofTellings() {
        return Stream.concat(
                tellings.keySet().stream()
                        .filter(exchange -> !promised.contains(exchange))
                        .map(exchange -> exchange + ": was told, and promised to nobody"),
                evidence.promises().stream()
                        .flatMap(promise -> ofTellings(
                                promise.number(),
                                promise.exchange(),
                                tellings.getOrDefault(promise.exchange(), List.of()))));
    }

    private Stream<String> ofTellings(int number, String exchange, List<Telling> told) {
        return Stream.of(
                        breach(Set.copyOf(told).size() > 1, "was told differently: " + Set.copyOf(told)),
                        told.stream().flatMap(telling -> ofTelling(number, telling)))
                .flatMap(Function.identity())
                .map(breach -> "exchange " + exchange + ": " + breach);
    }

    private Stream<String> ofTelling(int number, Telling telling) {
        Set<String> ends = states.getOrDefault(telling.exchange(), Set.of());
        return Stream.of(
                        breach(!telling.authentic(), "was told without a valid signature"),
                        breach(!ends.contains(telling.state()), "was told as " + telling.state() + " and is " + ends),
                        breach(telling.route() != Kind.of(number).route(), "was told by " + telling.route()),
                        telling.state().equals(REPLIED) ? ofReply(number, telling) : ofProblem(telling))
                .flatMap(Function.identity());
    }

    private Stream<String> ofReply(int number, Telling telling) {
        return Stream.of(
                        breach(
                                !telling.body().equals(Content.ofReply(number)),
                                "the reply is another one's: " + telling.body()),
                        breach(
                                !replies.getOrDefault(telling.exchange(), Set.of())
                                        .equals(Set.of(number)),
                                "a reply that no replier gave"))
                .flatMap(Function.identity());
    }

    private static Stream<String> ofProblem(Telling telling) {
        boolean fits = telling.contentType().startsWith("application/problem+json")
                && telling.body().contains(telling.exchange());
        return breach(!fits, "is no problem of this exchange: " + telling.body());
    }

    /** A replier may get a message again when it couldn't acknowledge it; a second message of one exchange was sent twice. */
    private Stream<String> ofRequests() {
        Map<Integer, List<Requested>> byNumber = evidence.requests().stream().collect(groupingBy(Requested::number));
        return byNumber.entrySet().stream().flatMap(entry -> Stream.of(
                        breach(
                                distinct(entry.getValue(), Requested::exchange) > 1,
                                "came to the replier as several exchanges"),
                        breach(
                                distinct(entry.getValue(), Requested::messageId) > 1,
                                "came to the replier in several messages"),
                        breach(
                                !promised.contains(entry.getValue().get(0).exchange()),
                                "came to the replier, and was promised to nobody"))
                .flatMap(Function.identity())
                .map(breach -> "request " + entry.getKey() + ": " + breach));
    }

    private static long distinct(List<Requested> requests, Function<Requested, String> property) {
        return requests.stream().map(property).distinct().count();
    }

    private static Stream<String> breach(boolean broken, String what) {
        return broken ? Stream.of(what) : Stream.empty();
    }
}
