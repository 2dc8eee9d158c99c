package dev.switchboard.credentials;

import dev.switchboard.access.Caller;
import dev.switchboard.access.SessionCookie;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.IsoTime;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the pages sign in with a key: they get a cookie that no script can read, and keep nothing themselves. */
@Path("session")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final String SET_COOKIE = "Set-Cookie";
    private static final int CREATED = 201;

    @Inject
    private KeyStore store;

    @Inject
    private Keys keys;

    @Inject
    private FailedSignIns failures;

    @Inject
    private RequestBody requestBody;

    @Inject
    private InstantSource clock;

    @Inject
    @ConfigProperty(name = "switchboard.mode", defaultValue = "production")
    private String mode;

    private final SecureRandom random = new SecureRandom();

    /** Who calls: by a session, by a key, or as anybody in development mode. */
    @GET
    public JsonObject whoIsThere(@Context HttpServletRequest call) {
        Caller caller = Caller.of(call);
        return json(caller, SessionCookie.of(call).flatMap(text -> keys.ring().endOf(text)))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(InputStream body, @Context HttpServletRequest call) throws IOException {
        String key = key(requestBody.readObject(body));
        Caller caller = keys.ring().find(key).orElseThrow(() -> failures.refusal(call.getRemoteAddr()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant end =
                keys.ring().expiryOf(key).filter(now.plus(LIFETIME)::isAfter).orElse(now.plus(LIFETIME));
        String text = SecretText.generate(random);
        store.add(new Session(SecretText.hash(text), SecretText.hash(key), now, end));
        keys.ring().refresh();
        return Response.status(CREATED)
                .header(SET_COOKIE, SessionCookie.begun(text, Duration.between(now, end), call))
                .entity(json(caller, Optional.of(end)).build())
                .build();
    }

    /** Ends the session; one that is none costs nobody anything. */
    @DELETE
    public Response signOut(@Context HttpServletRequest call) {
        SessionCookie.of(call)
                .filter(text -> keys.ring().signedIn(text).isPresent())
                .ifPresent(text -> {
                    store.end(SecretText.hash(text));
                    keys.ring().refresh();
                });
        return Response.noContent()
                .header(SET_COOKIE, SessionCookie.ended(call))
                .build();
    }

    private static String key(JsonObject json) {
        if (json.keySet().equals(Set.of("key")) && json.get("key") instanceof JsonString key) {
            return key.getString();
        }
        throw new ProblemException(Fault.UNREADABLE_FIELD, "The body has one field, key, and that is a text");
    }

    private JsonObjectBuilder json(Caller caller, Optional<Instant> end) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("mode", mode).add("name", caller.name());
        KeyJson.may(json, caller.roles(), caller.limits());
        end.ifPresentOrElse(at -> json.add("expiresAt", IsoTime.of(at)), () -> json.addNull("expiresAt"));
        return json;
    }
}
