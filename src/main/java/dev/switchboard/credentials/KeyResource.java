package dev.switchboard.credentials;

import dev.switchboard.delivery.SigningSecret;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Makes API keys and takes them back. What is secret is shown when it is made, once. */
@Path("keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
    private static final Logger LOG = System.getLogger(KeyResource.class.getName());
    private static final Duration SECRETS_OVERLAP = Duration.ofDays(1);
    private static final int CREATED = 201;

    @Inject
    private KeyStore store;

    @Inject
    private Keys keys;

    @Inject
    private RequestBody requestBody;

    @Inject
    private InstantSource clock;

    private final SecureRandom random = new SecureRandom();

    /** Newest first, revoked and expired ones too. */
    @GET
    public JsonObject list() {
        refresh();
        JsonArrayBuilder all = Json.createArrayBuilder();
        keys.ring().all().stream()
                .sorted(Comparator.comparing(Key::createdAt)
                        .thenComparing(Key::id)
                        .reversed())
                .forEach(key -> all.add(KeyJson.write(key, clock.instant())));
        return Json.createObjectBuilder().add("keys", all).build();
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") String id) {
        refresh();
        return KeyJson.write(find(id), clock.instant()).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(InputStream body) throws IOException {
        KeyRequest asked = KeyRequest.read(requestBody.readObject(body), clock.instant());
        ApiKey text = ApiKey.generate(random);
        Key key = fresh(asked, text, now());
        store.add(key);
        follow();
        return Response.status(CREATED)
                .location(URI.create("/api/keys/" + key.id()))
                .entity(KeyJson.write(key, clock.instant())
                        .add("key", text.text())
                        .add("secret", key.secret().text())
                        .build())
                .build();
    }

    /** Who bears it is refused from now on. Callbacks of what it asked for before are still signed with its secret. */
    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") String id) {
        store.revoke(id, now());
        follow();
        find(id);
    }

    /** Gives it another text. The present one is accepted for a while, so that nobody has to change both ends at once. */
    @POST
    @Path("{id}/rotation")
    public JsonObject rotate(@PathParam("id") String id, InputStream body) throws IOException {
        Duration overlap = KeyRequest.overlap(optional(body));
        ApiKey text = ApiKey.generate(random);
        boolean rotated = store.rotate(id, text.prefix(), text.hash(), now().plus(overlap));
        follow();
        Key key = changed(id, rotated);
        return KeyJson.write(key, clock.instant()).add("key", text.text()).build();
    }

    /** Gives it another signing secret. For a day both sign. */
    @POST
    @Path("{id}/secret")
    public JsonObject rotateSecret(@PathParam("id") String id) {
        SigningSecret secret = SigningSecret.generate(random);
        boolean rotated = store.rotateSecret(id, secret, now().plus(SECRETS_OVERLAP));
        follow();
        Key key = changed(id, rotated);
        return KeyJson.write(key, clock.instant()).add("secret", secret.text()).build();
    }

    static Key fresh(KeyRequest asked, ApiKey text, Instant now) {
        return new Key(
                UUID.randomUUID().toString(),
                asked.name(),
                text.prefix(),
                text.hash(),
                Optional.empty(),
                asked.roles(),
                asked.limits(),
                asked.rateLimit(),
                now,
                asked.expiresAt(),
                Optional.empty(),
                Optional.empty(),
                SigningSecret.generate(new SecureRandom()),
                Optional.empty());
    }

    private void refresh() {
        keys.ring().refresh();
    }

    /** After a change that is kept: whoever were told that nothing was changed would ask again. This node follows within a second, too. */
    private void follow() {
        try {
            refresh();
        } catch (LedgerUnavailableException e) {
            LOG.log(Level.WARNING, "A key was changed, and this node could not follow at once", e);
        }
    }

    /** As it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Key changed(String id, boolean done) {
        Key key = find(id);
        if (!done) {
            throw new ProblemException(
                    Fault.KEY_REVOKED, "It was revoked at " + key.revokedAt().orElse(now()));
        }
        return key;
    }

    private Key find(String id) {
        return keys.ring()
                .byId(id)
                .orElseThrow(() -> new ProblemException(Fault.UNKNOWN_KEY, "No key has the id " + id));
    }

    private JsonObject optional(InputStream body) throws IOException {
        byte[] bytes = requestBody.read(body);
        JsonValue json = bytes.length == 0 ? JsonValue.EMPTY_JSON_OBJECT : requestBody.parseShallow(bytes);
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new ProblemException(Fault.UNREADABLE_FIELD, "The body must be a JSON object");
    }
}
