package dev.switchboard.access;

import dev.switchboard.access.Routes.Found;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Answer;
import dev.switchboard.http.Problem;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.ProblemMapper;
import dev.switchboard.http.Standing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Decides about a call: finds out who makes it, whether he may, and whether he does so too often. Knows no bean, so that it decides until the last call. */
final class Gate {
    private static final String BEARER = "Bearer ";
    private static final String METRICS = "/metrics";
    private static final int NO_CONTENT = 204;

    private final Routes routes;
    private final Credentials credentials;
    private final RateLimits rates;
    private final TurnedAway turnedAway;
    private final boolean development;

    /** @param development whether whoever has no key may do everything */
    Gate(Routes routes, Credentials credentials, RateLimits rates, TurnedAway turnedAway, boolean development) {
        this.routes = routes;
        this.credentials = credentials;
        this.rates = rates;
        this.turnedAway = turnedAway;
        this.development = development;
    }

    /** @return the answer where the call ends here; otherwise it goes on, and {@link Caller#of} tells who makes it */
    Optional<Answer> stop(HttpServletRequest call) {
        try {
            return development && !hasCredential(call) ? stopInDevelopment(call) : check(call);
        } catch (RuntimeException e) {
            Problem problem = ProblemMapper.problem(e);
            turnedAway.count(problem.fault());
            return Optional.of(problem.toAnswer(call.getRequestURI()));
        }
    }

    private static boolean hasCredential(HttpServletRequest call) {
        return call.getHeader("Authorization") != null || SessionCookie.of(call).isPresent();
    }

    /** Anybody may do everything, but for other sites' pages in the browser of whoever develops. */
    private static Optional<Answer> stopInDevelopment(HttpServletRequest call) {
        if (!OwnPages.areCalledOnLoopback(call) || !OwnPages.isSafe(call) && OwnPages.areNotCalling(call)) {
            throw crossSite();
        }
        Caller.ANYBODY.makes(call);
        return Optional.empty();
    }

    private Optional<Answer> check(HttpServletRequest call) {
        String path = CallPath.of(call)
                .orElseThrow(
                        () -> new ProblemException(Fault.INVALID_REQUEST, "The path can't be read in one way alone"));
        Optional<Found> found = routes.find(path);
        Optional<Rule> rule = found.flatMap(route -> route.rule(call.getMethod()));
        if (rule.isPresent() && rule.get().open()) {
            return letEverybody(call, rule.get());
        }
        Caller caller = identify(call).orElseGet(() -> Caller.of(call));
        if (!path.equals(METRICS) && !rates.permit(caller)) {
            turnedAway.count(Fault.RATE_LIMITED);
            return Optional.of(rates.refusal(caller, call.getRequestURI()));
        }
        if (rule.isPresent()) {
            require(rule.get(), found.get(), caller);
            caller.makes(call);
            if (call.getMethod().equals("GET")) {
                Standing.set(call, standing(call));
            }
            return Optional.empty();
        }
        return Optional.of(found.isPresent() ? otherMethod(call, found.get()) : nothingThere(call));
    }

    private Optional<Answer> letEverybody(HttpServletRequest call, Rule rule) {
        if (rule.asksWho()) {
            identify(call).ifPresent(caller -> caller.makes(call));
        } else if (!OwnPages.isSafe(call) && OwnPages.areNotCalling(call)) {
            throw crossSite();
        }
        return Optional.empty();
    }

    /** Who calls; empty where he doesn't say, or his session has ended. */
    private Optional<Caller> identify(HttpServletRequest call) {
        String authorization = call.getHeader("Authorization");
        if (authorization != null) {
            return Optional.of(credentials.bearing(bearer(authorization)));
        }
        Optional<Caller> signedIn = SessionCookie.of(call).flatMap(credentials::signedIn);
        if (signedIn.isPresent()) {
            if (!OwnPages.isSafe(call) && !OwnPages.called(call)) {
                throw crossSite();
            }
            return signedIn;
        }
        return development ? Optional.of(Caller.ANYBODY) : Optional.empty();
    }

    /** Whether what came with the call is still good, later and without the call. */
    private BooleanSupplier standing(HttpServletRequest call) {
        String authorization = call.getHeader("Authorization");
        if (authorization != null) {
            return () -> credentials.isStillBorne(bearer(authorization));
        }
        return SessionCookie.of(call)
                .<BooleanSupplier>map(session -> () -> credentials.isStillSignedIn(session))
                .orElse(() -> true);
    }

    private static String bearer(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(Fault.INVALID_KEY, "Authorization is Bearer and an API key, or a token");
        }
        return authorization.substring(BEARER.length()).strip();
    }

    private static void require(Rule rule, Found found, Caller caller) {
        if (!rule.permits(caller)) {
            throw forbidden("This needs the role " + rule.wanted());
        }
        String service = found.service() == null ? rule.service().orElse(null) : found.service();
        if (service != null && !caller.mayUseService(service)) {
            throw forbidden("The key is limited to other services than " + service);
        }
        String topic = found.topic();
        if (topic != null && !caller.mayUseTopic(topic)) {
            throw forbidden("The key is limited to other topics than " + topic);
        }
    }

    private static ProblemException forbidden(String detail) {
        return new ProblemException(Fault.FORBIDDEN, detail);
    }

    private static ProblemException crossSite() {
        return new ProblemException(Fault.CROSS_SITE_REQUEST, "The browser sent it for a page of another site");
    }

    private static Answer otherMethod(HttpServletRequest call, Found found) {
        if (call.getMethod().equals("OPTIONS")) {
            return new Answer(NO_CONTENT).with("Allow", found.methods());
        }
        return new Problem(Fault.METHOD_NOT_ALLOWED, "The Allow header names the methods that it takes")
                .toAnswer(call.getRequestURI())
                .with("Allow", found.methods());
    }

    private static Answer nothingThere(HttpServletRequest call) {
        return new Problem(Fault.NOT_FOUND, "See /openapi for what there is").toAnswer(call.getRequestURI());
    }
}
